package ai.openclaw.lib.cli;

import ai.openclaw.api.command.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the command that a line names and hands the rest to {@link OptionReader}. Thread-safe;
 * works on one catalog.
 */
public final class CommandLineParser {
  /** Flags that the launcher has acted on before the line came here. */
  static final Set<String> GLOBAL_SWITCHES = Set.of("no-color", "dev");

  /** Options of the launcher that take a value. */
  static final Set<String> GLOBAL_VALUES = Set.of("profile", "log-level");

  private final CommandCatalog catalog;

  /** Parses for these commands. */
  public CommandLineParser(CommandCatalog catalog) {
    this.catalog = catalog;
  }

  /** What the line asks for; never throws for what an operator types. */
  public CommandLine parse(List<String> line) {
    boolean plain = false;
    int at = 0;
    while (at < line.size() && isGlobal(line.get(at))) {
      plain |= line.get(at).equals("--no-color");
      at += takesNext(line.get(at)) ? 2 : 1;
    }
    List<String> rest = line.subList(Math.min(at, line.size()), line.size());
    List<String> words = rest.stream().takeWhile(word -> !word.startsWith("-")).toList();
    var match = catalog.longestMatch(words);
    if (match.isPresent()) {
      CommandDescription command = match.get();
      List<String> typed = rest.subList(command.words().size(), rest.size());
      return new OptionReader(command, catalog, plain).read(typed);
    }
    if (!words.isEmpty() && catalog.group(words).isEmpty()) {
      return new CommandLine.Mistake(unknownCommand(catalog, words));
    }
    return help(words, rest.subList(words.size(), rest.size()));
  }

  private CommandLine help(List<String> words, List<String> options) {
    boolean asked = false;
    for (int i = 0; i < options.size(); i++) {
      String option = options.get(i);
      if (option.equals("--help") || option.equals("-h")) {
        asked = true;
      } else if (isGlobal(option)) {
        i += takesNext(option) ? 1 : 0;
      } else if (!option.equals("--json")) {
        return new CommandLine.Mistake(
            new CommandFailure(
                "MISSING_COMMAND",
                "a command is expected before " + nameOf(option),
                List.of("run " + quote(words, "--help") + " to see the commands")));
      }
    }
    return new CommandLine.Help(words, asked);
  }

  static CommandFailure unknownCommand(CommandCatalog catalog, List<String> words) {
    int known = 0;
    while (known < words.size() - 1 && !catalog.group(words.subList(0, known + 1)).isEmpty()) {
      known++;
    }
    List<String> group = words.subList(0, known);
    String wrong = String.join(" ", words.subList(0, known + 1));
    var hints = new ArrayList<String>();
    List<String> names = catalog.all().stream().map(CommandDescription::name).toList();
    Suggestions.nearest(String.join(" ", words), names)
        .or(
            () ->
                Suggestions.nearest(words.get(group.size()), catalog.nextWords(group))
                    .map(word -> String.join(" ", group) + (group.isEmpty() ? "" : " ") + word))
        .ifPresent(name -> hints.add("did you mean `openclaw " + name + "`?"));
    hints.add("run " + quote(group, "--help") + " to see the commands");
    return new CommandFailure("UNKNOWN_COMMAND", "unknown command: openclaw " + wrong, hints);
  }

  static boolean isGlobal(String word) {
    return word.startsWith("--")
        && (GLOBAL_SWITCHES.contains(word.substring(2))
            || GLOBAL_VALUES.contains(nameOf(word).substring(2)));
  }

  static boolean takesNext(String global) {
    return GLOBAL_VALUES.contains(global.substring(2));
  }

  /** An option without what follows {@code =}, which may be secret. */
  static String nameOf(String option) {
    int equals = option.indexOf('=');
    return equals < 0 ? option : option.substring(0, equals);
  }

  static String quote(List<String> words, String more) {
    var all = new ArrayList<String>();
    all.add("openclaw");
    all.addAll(words);
    all.add(more);
    return "`" + String.join(" ", all) + "`";
  }
}
