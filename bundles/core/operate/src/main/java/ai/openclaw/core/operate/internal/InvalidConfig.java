package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import java.util.ArrayList;
import java.util.List;

/** The refusal of a command that cannot do without a valid configuration. */
final class InvalidConfig {
  private InvalidConfig() {}

  static CommandResult result(ConfigView config) {
    List<String> hints = new ArrayList<>();
    hints.add("File: " + config.path());
    config.issues().forEach(issue -> hints.add("- " + issue.path() + ": " + issue.message()));
    hints.add("Run: openclaw doctor --fix");
    return CommandResult.failed(new CommandFailure("CONFIG_INVALID", "Config invalid", hints));
  }
}
