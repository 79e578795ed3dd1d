package ai.openclaw.core.plugins.internal;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import java.util.Collection;
import java.util.List;

/** The answer to a name that nothing has. */
final class Named {
  private Named() {}

  static CommandResult unknown(String typed, Collection<String> names) {
    return CommandResult.failed(
        new CommandFailure(
            "PLUGIN_NOT_FOUND",
            "there is no plugin " + typed,
            List.of(
                Suggestion.of(typed, names)
                    .map(name -> "did you mean " + name + "?")
                    .orElse("run plugins list to see the names"))));
  }
}
