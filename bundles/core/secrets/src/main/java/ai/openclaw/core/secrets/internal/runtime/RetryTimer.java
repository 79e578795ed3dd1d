package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.OwnerState.Condition;
import ai.openclaw.core.secrets.internal.shield.Backoff;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tries troubled owners again by itself, in isolate mode: when their providers may be asked again,
 * and where nothing holds those back, after a second at first, then less and less often up to once
 * a minute, never quite regularly. Thread-safe.
 */
final class RetryTimer {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final ScheduledExecutorService scheduler;
  private final Runnable retry;
  private final Clock clock;
  private final Backoff backoff;
  private final Function<SecretRef, Optional<Instant>> due;
  private int attempts;
  private @Nullable Future<?> planned;

  /**
   * Creates a timer.
   *
   * @param retry asks for a pass; returns at once
   * @param random numbers from 0 to 1
   * @param due until when a reference is not asked for by itself
   */
  RetryTimer(
      ScheduledExecutorService scheduler,
      Runnable retry,
      Clock clock,
      DoubleSupplier random,
      Function<SecretRef, Optional<Instant>> due) {
    this.scheduler = scheduler;
    this.retry = retry;
    this.clock = clock;
    this.backoff = new Backoff(FIRST, LONGEST, random);
    this.due = due;
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
    Instant now = clock.instant();
    Instant unhindered = now.plus(backoff.after(++attempts));
    Map<String, Instant> tries = tries(draft, unhindered);
    Instant first = tries.values().stream().min(Instant::compareTo).orElse(unhindered);
    try {
      planned =
          scheduler.schedule(
              retry, Duration.between(now, first).toMillis() + 1, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return draft;
    }
    return draft.withOwners(
        draft.owners().stream().map(owner -> stamp(owner, tries.get(owner.owner()))).toList());
  }

  // An owner is served whole or not at all, so it waits for the last of its references.
  private Map<String, Instant> tries(Draft draft, Instant unhindered) {
    var tries = new HashMap<String, Instant>();
    draft.owners().stream()
        .filter(owner -> owner.condition() != Condition.OK)
        .forEach(owner -> tries.put(owner.owner(), Instant.EPOCH));
    for (Slot slot : draft.slots().values()) {
      Optional<Instant> free = due.apply(slot.ref());
      tries.computeIfPresent(
          slot.owner(),
          (owner, known) -> free.filter(instant -> instant.isAfter(known)).orElse(known));
    }
    tries.replaceAll((owner, instant) -> instant.equals(Instant.EPOCH) ? unhindered : instant);
    return tries;
  }

  private static OwnerState stamp(OwnerState owner, @Nullable Instant next) {
    return next == null
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
