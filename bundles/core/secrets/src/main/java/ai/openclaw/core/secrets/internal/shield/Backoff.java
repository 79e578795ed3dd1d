package ai.openclaw.core.secrets.internal.shield;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after failures in a row: doubled each time up to a longest wait, and between
 * half and the whole of it, so that many who wait do not come back together. Thread-safe when the
 * source of random numbers is.
 */
public final class Backoff {
  private static final int DOUBLINGS = 30;

  private final Duration first;
  private final Duration longest;
  private final DoubleSupplier random;

  /**
   * Creates it.
   *
   * @param first the whole wait after one failure
   * @param longest no wait is longer
   * @param random numbers from 0 to 1
   */
  public Backoff(Duration first, Duration longest, DoubleSupplier random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /** The wait after a number of failures in a row, from 1. */
  public Duration after(int failures) {
    long doubled = first.toMillis() << Math.min(Math.max(failures, 1) - 1, DOUBLINGS);
    long whole = Math.min(longest.toMillis(), doubled);
    return Duration.ofMillis(whole / 2 + (long) (random.getAsDouble() * whole / 2));
  }

  /** The longest wait. */
  public Duration longest() {
    return longest;
  }
}
