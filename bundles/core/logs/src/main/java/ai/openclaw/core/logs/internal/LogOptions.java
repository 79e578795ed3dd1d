package ai.openclaw.core.logs.internal;

import ai.openclaw.api.command.CommandCall;
import java.io.Serial;
import java.time.Duration;

/**
 * The numbers that were typed. Immutable.
 *
 * @param limit how many lines
 * @param maxBytes how much of the file
 * @param interval the time between two looks
 */
record LogOptions(int limit, int maxBytes, Duration interval) {
  private static final int LIMIT = 200;
  private static final int INTERVAL_MS = 1000;
  private static final int LONGEST_MS = 3_600_000;

  /** A number is none, or out of bounds. */
  static final class Wrong extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  static LogOptions of(CommandCall call) throws Wrong {
    return new LogOptions(
        number(call, "limit", LIMIT, TailRequest.MOST_LINES),
        number(call, "max-bytes", TailRequest.BYTES, TailRequest.MOST_BYTES),
        Duration.ofMillis(number(call, "interval", INTERVAL_MS, LONGEST_MS)));
  }

  private static int number(CommandCall call, String name, int usual, int most) throws Wrong {
    String typed = call.option(name).orElse(Integer.toString(usual));
    if (!typed.matches("[0-9]{1,9}")
        || Integer.parseInt(typed) < 1
        || Integer.parseInt(typed) > most) {
      throw new Wrong("--" + name + " is a number from 1 to " + most);
    }
    return Integer.parseInt(typed);
  }
}
