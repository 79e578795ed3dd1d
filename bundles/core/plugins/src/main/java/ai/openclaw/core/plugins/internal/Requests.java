package ai.openclaw.core.plugins.internal;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;

/** Waits for an answer of the plugins' thread and words what went wrong. */
final class Requests {
  private Requests() {}

  static CommandResult answer(CompletableFuture<CommandResult> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        return failed("PLUGIN_IO", BundleStarter.oneLine(io), "check the drop folder and its disk");
      }
      if (e.getCause() instanceof RejectedExecutionException) {
        return failed("PLUGINS_BUSY", "the plugins are stopping or busy", "try again");
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  static CommandResult failed(String code, String message, String... hints) {
    return CommandResult.failed(CommandFailure.of(code, message, hints));
  }
}
