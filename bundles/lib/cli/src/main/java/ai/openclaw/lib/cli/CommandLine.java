package ai.openclaw.lib.cli;

import ai.openclaw.api.command.CommandFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a command line asks for. */
public sealed interface CommandLine {
  /**
   * Run a command. Immutable. Its text form leaves the values out, since they may be secret.
   *
   * @param command the command
   * @param values the values of the options that were given
   * @param switches the switches that were given
   * @param arguments the arguments after the options
   * @param plain whether {@code --no-color} was given
   */
  record Invocation(
      CommandDescription command,
      Map<String, List<String>> values,
      Set<String> switches,
      List<String> arguments,
      boolean plain)
      implements CommandLine {
    /** Copies the collections. */
    public Invocation {
      values = Map.copyOf(values);
      switches = Set.copyOf(switches);
      arguments = List.copyOf(arguments);
    }

    /** The last value of an option, or its default. */
    public Optional<String> option(String name) {
      List<String> all = options(name);
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** All values of an option, or its default alone. */
    public List<String> options(String name) {
      List<String> given = values.get(name);
      if (given != null) {
        return given;
      }
      return command.option(name).flatMap(OptionDescription::defaultValue).stream().toList();
    }

    /** Whether a switch was given. */
    public boolean flag(String name) {
      return switches.contains(name);
    }

    @Override
    public String toString() {
      return command.name() + " " + values.keySet() + " " + switches;
    }
  }

  /**
   * Show help.
   *
   * @param words the command or group it is about; empty for all
   * @param asked whether it was asked for, rather than shown for want of a command
   */
  record Help(List<String> words, boolean asked) implements CommandLine {
    /** Copies the list. */
    public Help {
      words = List.copyOf(words);
    }
  }

  /**
   * Say what is wrong with it.
   *
   * @param failure what is wrong and what to type instead
   */
  record Mistake(CommandFailure failure) implements CommandLine {}
}
