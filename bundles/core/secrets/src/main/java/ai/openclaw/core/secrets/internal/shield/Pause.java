package ai.openclaw.core.secrets.internal.shield;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Failures in a row, and until when nobody asks again by itself. Immutable.
 *
 * @param failures how many, at least 1
 * @param since when the first of them was
 * @param until when the next automatic try may be
 * @param code the code of the last one
 */
public record Pause(int failures, Instant since, Instant until, String code) {
  private static final Duration KEPT = Duration.ofDays(1);

  /** The pause after one more failure. */
  static Pause after(Optional<Pause> before, String code, Instant now, Backoff backoff) {
    int failures = before.map(Pause::failures).orElse(0) + 1;
    return new Pause(
        failures,
        before.map(Pause::since).orElse(now),
        now.plus(backoff.after(failures)),
        Codes.plain(code));
  }

  /** Whether it ended so long ago that nobody seems to ask any more. */
  boolean stale(Instant now) {
    return until.isBefore(now.minus(KEPT));
  }

  /**
   * Whether it lasts. One that would last longer than any pause comes from a clock that was set
   * back, and counts as over.
   */
  boolean lasts(Instant now, Backoff backoff) {
    return until.isAfter(now) && !until.isAfter(now.plus(backoff.longest()));
  }
}
