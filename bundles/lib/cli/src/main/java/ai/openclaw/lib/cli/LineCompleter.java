package ai.openclaw.lib.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what may follow on an unfinished line. Immutable; safe from several threads. */
public final class LineCompleter {
  private final CommandCatalog catalog;

  /**
   * Something that may stand where the cursor is.
   *
   * @param value the whole word
   * @param help what it means, one line, or empty
   */
  public record Candidate(String value, String help) {}

  /**
   * What may stand where the cursor is.
   *
   * @param words the words that begin with what was typed
   * @param files whether a file's path may stand there too
   */
  public record Candidates(List<Candidate> words, boolean files) {
    /** Copies the list. */
    public Candidates {
      words = List.copyOf(words);
    }
  }

  /** Completes the names, options and words of these commands. */
  public LineCompleter(CommandCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Completes a line after {@code openclaw}.
   *
   * @param before the finished words
   * @param partial the beginning of the word under the cursor; may be empty
   */
  public Candidates complete(List<String> before, String partial) {
    Optional<CommandDescription> command = catalog.longestMatch(before);
    boolean onlyWords = command.isEmpty() || command.get().words().size() == before.size();
    var found = new ArrayList<Candidate>();
    if (onlyWords && !partial.startsWith("-")) {
      catalog.nextWords(before).stream()
          .filter(word -> word.startsWith(partial))
          .forEach(word -> found.add(new Candidate(word, summary(before, word))));
    }
    if (command.isEmpty()) {
      return new Candidates(found, false);
    }
    Candidates rest =
        complete(
            command.get(), before.subList(command.get().words().size(), before.size()), partial);
    found.addAll(rest.words());
    return new Candidates(found, rest.files());
  }

  /**
   * Completes what follows the words of a command.
   *
   * @param before the finished words after the command's own
   * @param partial the beginning of the word under the cursor; may be empty
   */
  public Candidates complete(CommandDescription command, List<String> before, String partial) {
    boolean ended = before.contains("--");
    Optional<OptionDescription> open =
        ended || before.isEmpty()
            ? Optional.empty()
            : valued(command, before.get(before.size() - 1));
    if (open.isPresent()) {
      return values(open.get().completes(), "", partial);
    }
    if (!ended && partial.startsWith("-")) {
      int equals = partial.indexOf('=');
      if (equals < 0) {
        return options(command, before, partial);
      }
      String prefix = partial.substring(0, equals + 1);
      return valued(command, partial.substring(0, equals))
          .map(option -> values(option.completes(), prefix, partial))
          .orElse(new Candidates(List.of(), false));
    }
    List<ArgumentDescription> arguments = command.arguments();
    if (arguments.isEmpty()) {
      return new Candidates(List.of(), false);
    }
    int index = Math.min(countArguments(command, before), arguments.size() - 1);
    return values(arguments.get(index).completes(), "", partial);
  }

  private static Candidates options(
      CommandDescription command, List<String> before, String partial) {
    var found = new ArrayList<Candidate>();
    for (OptionDescription option : command.allOptions()) {
      String word = "--" + option.name();
      if (word.startsWith(partial) && (option.repeat() || !before.contains(word))) {
        found.add(new Candidate(word, option.help()));
      }
    }
    return new Candidates(found, false);
  }

  private static Candidates values(Completion completion, String prefix, String partial) {
    List<Candidate> words =
        completion.words().stream()
            .map(word -> prefix + word)
            .filter(word -> word.startsWith(partial))
            .map(word -> new Candidate(word, ""))
            .toList();
    return new Candidates(words, completion.files());
  }

  private static Optional<OptionDescription> valued(CommandDescription command, String word) {
    Optional<OptionDescription> option = Optional.empty();
    if (word.startsWith("--")) {
      option = command.option(word.substring(2));
    } else if (word.length() == 2 && word.startsWith("-")) {
      option = command.option(word.charAt(1));
    }
    return option.filter(o -> !o.isSwitch());
  }

  private static int countArguments(CommandDescription command, List<String> before) {
    int count = 0;
    for (int i = 0; i < before.size(); i++) {
      boolean value = i > 0 && valued(command, before.get(i - 1)).isPresent();
      count += value || before.get(i).startsWith("-") ? 0 : 1;
    }
    return count;
  }

  private String summary(List<String> before, String word) {
    var words = new ArrayList<>(before);
    words.add(word);
    return catalog.find(String.join(" ", words)).map(CommandDescription::summary).orElse("");
  }
}
