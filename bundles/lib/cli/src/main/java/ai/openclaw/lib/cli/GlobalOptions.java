package ai.openclaw.lib.cli;

import java.util.List;
import java.util.Optional;

/** The options that stand before a command and mean the same for all of them. */
public final class GlobalOptions {
  /** All of them, in the order of help. */
  public static final List<OptionDescription> ALL =
      List.of(
          OptionDescription.value(
              "profile", "name", "Use the state directory ~/.openclaw-<name> of this profile"),
          OptionDescription.flag("dev", "The same as --profile dev; the gateway's port is 19001"),
          new OptionDescription(
              "log-level",
              Optional.empty(),
              Optional.of("level"),
              Optional.empty(),
              false,
              "How much the log says",
              new Completion(
                  List.of("silent", "fatal", "error", "warn", "info", "debug", "trace"), false)),
          OptionDescription.flag(
              "no-color", "No colours; so do NO_COLOR=1 and output that is no terminal"),
          new OptionDescription(
              "version",
              Optional.of('V'),
              Optional.empty(),
              Optional.empty(),
              false,
              "Print the version",
              Completion.NONE),
          new OptionDescription(
              "help",
              Optional.of('h'),
              Optional.empty(),
              Optional.empty(),
              false,
              "Show help on the command, or on all of them",
              Completion.NONE));

  private GlobalOptions() {}
}
