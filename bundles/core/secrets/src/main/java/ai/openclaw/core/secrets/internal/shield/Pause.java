package ai.openclaw.core.secrets.internal.shield;

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
  /** The pause after one more failure. */
  static Pause after(Optional<Pause> before, String code, Instant now, Backoff backoff) {
    int failures = before.map(Pause::failures).orElse(0) + 1;
    return new Pause(
        failures,
        before.map(Pause::since).orElse(now),
        now.plus(backoff.after(failures)),
        Codes.plain(code));
  }

  /**
   * Whether it lasts. One that would last longer than any pause comes from a clock that was set
   * back, and counts as over.
   */
  boolean lasts(Instant now, Backoff backoff) {
    return until.isAfter(now) && !until.isAfter(now.plus(backoff.longest()));
  }
}
