package ai.openclaw.secrets.vault.internal;

import java.time.Duration;

/**
 * When a batch ends.
 *
 * @param limit how long it may take in all, for messages
 * @param end by {@link System#nanoTime()}
 */
record Deadline(Duration limit, long end) {

  static Deadline in(Duration limit) {
    return new Deadline(limit, System.nanoTime() + limit.toNanos());
  }

  /** What is left, zero when it has passed. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
