package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.core.secrets.OwnerState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries troubled owners again by itself, in isolate mode: after a second at first, then less and
 * less often up to once a minute, never quite regularly. Thread-safe.
 */
final class RetryTimer {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int DOUBLINGS = 6;

  private final ScheduledExecutorService scheduler;
  private final Runnable retry;
  private final Clock clock;
  private final DoubleSupplier random;
  private int attempts;
  private @Nullable Future<?> planned;

  /**
   * Creates a timer.
   *
   * @param retry asks for a pass; returns at once
   * @param random numbers from 0 to 1
   */
  RetryTimer(
      ScheduledExecutorService scheduler, Runnable retry, Clock clock, DoubleSupplier random) {
    this.scheduler = scheduler;
    this.retry = retry;
    this.clock = clock;
    this.random = random;
  }

  /** Plans the next try for a state that is about to be published, which then tells of it. */
  synchronized Draft plan(Draft draft) {
    if (planned != null) {
      planned.cancel(false);
      planned = null;
    }
    if (!draft.isolate() || !draft.troubled()) {
      attempts = 0;
      return draft;
    }
    Duration delay = delay(attempts++);
    try {
      planned = scheduler.schedule(retry, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return draft;
    }
    Instant next = clock.instant().plus(delay);
    return draft.withOwners(draft.owners().stream().map(owner -> stamp(owner, next)).toList());
  }

  /** Between half and the whole of the doubled delay. */
  Duration delay(int attempt) {
    long whole = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt, DOUBLINGS));
    long jittered = whole / 2 + (long) (random.getAsDouble() * whole / 2);
    return Duration.ofMillis(Math.max(FIRST.toMillis(), jittered));
  }

  private static OwnerState stamp(OwnerState owner, Instant next) {
    return owner.condition() == OwnerState.Condition.OK
        ? owner
        : new OwnerState(
            owner.owner(),
            owner.condition(),
            owner.code(),
            owner.cause(),
            owner.since(),
            Optional.of(next));
  }
}
