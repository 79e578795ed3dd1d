package ai.openclaw.lib.cli.script;

import ai.openclaw.lib.cli.ArgumentDescription;
import ai.openclaw.lib.cli.CommandCatalog;
import ai.openclaw.lib.cli.CommandDescription;
import ai.openclaw.lib.cli.Completion;
import ai.openclaw.lib.cli.GlobalOptions;
import ai.openclaw.lib.cli.OptionDescription;
import ai.openclaw.lib.cli.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What may follow where, as look-up tables that every shell can hold. A place is the words of a
 * command, each with a blank before it; the place before any word is empty.
 *
 * @param next the words that may follow a place
 * @param options the options of a place
 * @param values what an option takes, by place, blank, and option as typed
 * @param arguments what an argument may be, by place, blank, and its index, {@code *} for all later
 */
record CompletionTable(
    SortedMap<String, Offer> next,
    SortedMap<String, Offer> options,
    SortedMap<String, Offer> values,
    SortedMap<String, Offer> arguments) {

  /** A word and what it means. */
  record Word(String text, String help) {
    Word {
      text = SafeText.line(text);
      help = SafeText.line(help);
    }
  }

  /** What may stand in one place. */
  record Offer(List<Word> words, boolean files) {
    static Offer of(Completion completion) {
      return new Offer(
          completion.words().stream().map(word -> new Word(word, "")).toList(), completion.files());
    }
  }

  static CompletionTable of(CommandCatalog catalog) {
    var table =
        new CompletionTable(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    table.addOptions("", GlobalOptions.ALL);
    table.addWords(catalog, List.of());
    return table;
  }

  private void addWords(CommandCatalog catalog, List<String> words) {
    var found = new ArrayList<Word>();
    for (String word : catalog.nextWords(words)) {
      var longer = new ArrayList<>(words);
      longer.add(word);
      found.add(new Word(word, summary(catalog, longer)));
      catalog.find(String.join(" ", longer)).ifPresent(this::addCommand);
      addWords(catalog, longer);
    }
    if (!found.isEmpty()) {
      next.put(place(words), new Offer(found, false));
    }
  }

  private static String summary(CommandCatalog catalog, List<String> words) {
    return catalog
        .find(String.join(" ", words))
        .map(CommandDescription::summary)
        .orElseGet(() -> String.join(", ", catalog.nextWords(words)));
  }

  private void addCommand(CommandDescription command) {
    String place = place(command.words());
    addOptions(place, command.allOptions());
    int index = 0;
    for (ArgumentDescription argument : command.arguments()) {
      Offer offer = Offer.of(argument.completes());
      if (offer.files() || !offer.words().isEmpty()) {
        arguments.put(place + " " + (argument.repeat() ? "*" : Integer.toString(index)), offer);
      }
      index++;
    }
  }

  private void addOptions(String place, List<OptionDescription> described) {
    var words = new ArrayList<Word>();
    for (OptionDescription option : described) {
      words.add(new Word("--" + option.name(), option.help()));
      if (!option.isSwitch()) {
        Offer offer = Offer.of(option.completes());
        values.put(place + " --" + option.name(), offer);
        option.shortName().ifPresent(letter -> values.put(place + " -" + letter, offer));
      }
    }
    options.put(place, new Offer(words, false));
  }

  private static String place(List<String> words) {
    return words.isEmpty() ? "" : " " + String.join(" ", words);
  }
}
