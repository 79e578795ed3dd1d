package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.RemoteGatewayException;
import java.time.Duration;

/** Reads {@code --timeout}. */
final class Timeouts {
  private Timeouts() {}

  /**
   * The time that one call may take.
   *
   * @param usualMs what holds when none was typed
   */
  static Duration of(CommandCall call, long usualMs) throws RemoteGatewayException {
    String typed = call.option("timeout").orElse("");
    if (typed.isEmpty()) {
      return Duration.ofMillis(usualMs);
    }
    if (!typed.matches("[1-9][0-9]{0,8}")) {
      throw new RemoteGatewayException(
          "INVALID_TIMEOUT", "--timeout is a positive number of milliseconds");
    }
    return Duration.ofMillis(Long.parseLong(typed));
  }
}
