package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.CredentialText;
import ai.openclaw.core.config.internal.ConfigAccess;
import java.util.List;
import java.util.Set;

/** The failures that the commands share. */
final class Failures {
  private static final Set<String> NOT_VALIDATION =
      Set.of(
          "CONFIG_CHANGED",
          "CONFIG_WRITE_FAILED",
          "CONFIG_STOPPING",
          "CONFIG_INCLUDE_OWNED",
          "CONFIG_PATH",
          "CONFIG_READONLY");

  private Failures() {}

  static CommandResult path(String text) {
    return CommandResult.failed(badPath(text));
  }

  static CommandFailure badPath(String text) {
    return CommandFailure.of(
        "CONFIG_PATH_INVALID",
        "Not a config path: " + text,
        "write keys separated by dots, list indexes as numbers: agents.list.0.id");
  }

  static CommandResult notFound(String text) {
    return CommandResult.failed(
        CommandFailure.of("CONFIG_PATH_NOT_FOUND", "Config path not found: " + text));
  }

  static CommandResult unreadable(ConfigInvalidException e) {
    return CommandResult.failed(
        CommandFailure.of(e.issues().get(0).code(), String.valueOf(e.getMessage())));
  }

  static CommandResult refused(ConfigInvalidException e) {
    ConfigIssue first = e.issues().get(0);
    List<String> lines = ConfigAccess.lines(e.issues());
    String head =
        NOT_VALIDATION.contains(first.code())
            ? first.message()
            : first.code().equals(CredentialText.CODE)
                ? lines.get(0)
                : "Config validation failed: " + lines.get(0);
    return CommandResult.failed(
        new CommandFailure(first.code(), head, lines.subList(1, lines.size())));
  }
}
