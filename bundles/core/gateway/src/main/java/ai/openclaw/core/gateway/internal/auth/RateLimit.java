package ai.openclaw.core.gateway.internal.auth;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers who showed wrong credentials, in memory. The rules come with every question, so that a
 * change of them holds at once, also for those who are locked out. Thread-safe.
 */
public final class RateLimit {
  private static final Logger LOG = LoggerFactory.getLogger(RateLimit.class);
  private static final int MOST_CALLERS = 10_000;

  private final LongSupplier nanoTime;
  private final Map<String, Failures> callers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_CALLERS;
        }
      };

  private static final class Failures {
    private final Deque<Long> times = new ArrayDeque<>();
    private Optional<Long> lockedAt = Optional.empty();
  }

  public RateLimit() {
    this(System::nanoTime);
  }

  /**
   * Takes another clock.
   *
   * @param nanoTime a clock that only goes forward, so that setting the time of day unlocks nobody
   */
  RateLimit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** How long a caller has to wait; empty when it may try. */
  synchronized Optional<Duration> wait(String caller, RateRules rules) {
    Failures failures = callers.get(caller);
    if (failures == null || failures.lockedAt.isEmpty()) {
      return Optional.empty();
    }
    long left = failures.lockedAt.get() + rules.lockout().toNanos() - nanoTime.getAsLong();
    if (left > 0) {
      return Optional.of(Duration.ofNanos(left));
    }
    callers.remove(caller);
    return Optional.empty();
  }

  /** Counts a wrong credential. */
  synchronized void wrong(String caller, RateRules rules) {
    long now = nanoTime.getAsLong();
    // Put in again at the end: the one that goes when there are too many failed longest ago.
    Failures known = callers.remove(caller);
    Failures failures = known == null ? new Failures() : known;
    callers.put(caller, failures);
    while (!failures.times.isEmpty()
        && failures.times.getFirst() + rules.window().toNanos() - now <= 0) {
      failures.times.removeFirst();
    }
    failures.times.addLast(now);
    if (failures.times.size() >= rules.attempts() && failures.lockedAt.isEmpty()) {
      failures.lockedAt = Optional.of(now);
      failures.times.clear();
      LOG.warn(
          "{} showed {} wrong credentials and is locked out for {} s",
          caller,
          rules.attempts(),
          rules.lockout().toSeconds());
    }
  }

  /** Forgets the wrong credentials of a caller that showed the right one. */
  synchronized void right(String caller) {
    callers.remove(caller);
  }

  synchronized int size() {
    return callers.size();
  }
}
