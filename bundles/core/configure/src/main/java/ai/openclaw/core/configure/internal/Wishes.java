package ai.openclaw.core.configure.internal;

import ai.openclaw.api.command.CommandCall;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param providers whether providers are asked for
 * @param credentials whether credentials are asked for
 * @param agent whose store is offered; empty for the default agent
 * @param allowExec whether programs may be run
 * @param planOut where the plan is kept
 * @param apply whether the plan is applied without being asked for
 * @param yes whether the last question is left out then
 * @param json whether standard output is for programs
 */
record Wishes(
    boolean providers,
    boolean credentials,
    Optional<String> agent,
    boolean allowExec,
    Optional<Path> planOut,
    boolean apply,
    boolean yes,
    boolean json) {
  static Wishes of(CommandCall call) {
    return new Wishes(
        !call.flag("skip-provider-setup"),
        !call.flag("providers-only"),
        call.option("agent").map(String::strip).filter(agent -> !agent.isEmpty()),
        call.flag("allow-exec"),
        call.option("plan-out").map(call.workingDirectory()::resolve),
        call.flag("apply"),
        call.flag("yes"),
        call.json());
  }
}
