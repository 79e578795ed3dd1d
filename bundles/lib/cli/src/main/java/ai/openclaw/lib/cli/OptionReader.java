package ai.openclaw.lib.cli;

import ai.openclaw.api.command.CommandFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the options and arguments of one command, once. */
final class OptionReader {
  private static final Pattern NUMBER = Pattern.compile("-[0-9]+(\\.[0-9]+)?");

  private final CommandDescription command;
  private final CommandCatalog catalog;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Set<String> switches = new HashSet<>();
  private final List<String> arguments = new ArrayList<>();
  private boolean plain;
  private @Nullable CommandFailure mistake;

  OptionReader(CommandDescription command, CommandCatalog catalog, boolean plain) {
    this.command = command;
    this.catalog = catalog;
    this.plain = plain;
  }

  CommandLine read(List<String> typed) {
    int at = 0;
    while (at < typed.size()) {
      String word = typed.get(at);
      if (word.equals("--")) {
        arguments.addAll(typed.subList(at + 1, typed.size()));
        break;
      }
      if (word.startsWith("--")) {
        at = readLong(typed, at);
      } else if (word.length() > 1 && word.startsWith("-") && !isNumber(word)) {
        at = readShort(typed, at);
      } else {
        arguments.add(word);
        at++;
      }
    }
    if (switches.contains("help")) {
      return new CommandLine.Help(command.words(), true);
    }
    countArguments();
    return mistake != null
        ? new CommandLine.Mistake(mistake)
        : new CommandLine.Invocation(command, values, switches, arguments, plain);
  }

  private int readLong(List<String> typed, int at) {
    String word = typed.get(at);
    String name = CommandLineParser.nameOf(word).substring(2);
    boolean hasValue = word.indexOf('=') >= 0;
    Optional<OptionDescription> found = command.option(name);
    if (found.isEmpty()) {
      if (CommandLineParser.isGlobal(word)) {
        plain |= name.equals("no-color");
        if (!name.equals("no-color")) {
          // Where the files are is decided before the command is read: never ignore it silently.
          keep(
              new CommandFailure(
                  "GLOBAL_OPTION",
                  "--" + name + " stands before the command",
                  List.of(
                      "write openclaw --"
                          + name
                          + (CommandLineParser.GLOBAL_VALUES.contains(name) ? " … " : " ")
                          + command.name())));
        }
        return at + (CommandLineParser.takesNext(word) ? 2 : 1);
      }
      unknownOption("--" + name);
      return at + 1;
    }
    OptionDescription option = found.get();
    if (option.isSwitch()) {
      if (hasValue) {
        wrong("UNEXPECTED_VALUE", "--" + name + " takes no value");
      }
      switches.add(name);
      return at + 1;
    }
    if (hasValue) {
      add(name, word.substring(word.indexOf('=') + 1));
      return at + 1;
    }
    return readValue(option, "--" + name, typed, at + 1);
  }

  private int readShort(List<String> typed, int at) {
    String letters = typed.get(at).substring(1);
    for (int i = 0; i < letters.length(); i++) {
      Optional<OptionDescription> found = command.option(letters.charAt(i));
      if (found.isEmpty()) {
        unknownOption("-" + letters.charAt(i));
        return at + 1;
      }
      OptionDescription option = found.get();
      if (!option.isSwitch()) {
        String attached = letters.substring(i + 1);
        if (attached.isEmpty()) {
          return readValue(option, "-" + letters.charAt(i), typed, at + 1);
        }
        add(option.name(), attached.startsWith("=") ? attached.substring(1) : attached);
        return at + 1;
      }
      switches.add(option.name());
    }
    return at + 1;
  }

  private int readValue(OptionDescription option, String typedName, List<String> typed, int at) {
    if (at >= typed.size() || looksLikeOption(typed.get(at))) {
      wrong(
          "MISSING_VALUE",
          typedName + " needs a value <" + option.value().orElse("value") + ">",
          "a value that begins with a dash is written --" + option.name() + "=<value>");
      return at;
    }
    add(option.name(), typed.get(at));
    return at + 1;
  }

  private boolean looksLikeOption(String word) {
    return word.length() > 1 && word.startsWith("-") && !isNumber(word);
  }

  private boolean isNumber(String word) {
    return NUMBER.matcher(word).matches() && command.option(word.charAt(1)).isEmpty();
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  private void countArguments() {
    List<ArgumentDescription> described = command.arguments();
    if (arguments.size() < described.size() && described.get(arguments.size()).required()) {
      ArgumentDescription missing = described.get(arguments.size());
      wrong("MISSING_ARGUMENT", "missing argument " + missing.usage() + ": " + missing.help());
    }
    boolean endless = !described.isEmpty() && described.get(described.size() - 1).repeat();
    if (arguments.size() <= described.size() || endless) {
      return;
    }
    List<String> below = catalog.nextWords(command.words());
    if (described.isEmpty() && !below.isEmpty()) {
      var words = new ArrayList<>(command.words());
      words.add(arguments.get(0));
      keep(CommandLineParser.unknownCommand(catalog, words));
      return;
    }
    String extra = arguments.get(described.size());
    var hints = new ArrayList<>(Suggestions.hint(extra, longNames(), "--"));
    hints.add(help());
    keep(
        new CommandFailure(
            "UNEXPECTED_ARGUMENT", "unexpected argument: " + extra, List.copyOf(hints)));
  }

  private void unknownOption(String typedName) {
    String bare = typedName.replaceFirst("^-+", "");
    var hints = new ArrayList<>(Suggestions.hint(bare, longNames(), "--"));
    hints.add(help());
    keep(new CommandFailure("UNKNOWN_OPTION", "unknown option: " + typedName, hints));
  }

  private List<String> longNames() {
    return command.allOptions().stream().map(OptionDescription::name).toList();
  }

  private void wrong(String code, String message, String... hints) {
    var all = new ArrayList<>(List.of(hints));
    all.add(help());
    keep(new CommandFailure(code, message, all));
  }

  private void keep(CommandFailure failure) {
    if (mistake == null) {
      mistake = failure;
    }
  }

  private String help() {
    return "run " + CommandLineParser.quote(command.words(), "--help") + " to see how it is used";
  }
}
