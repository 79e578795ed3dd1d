package ai.openclaw.core.secrets.internal.rotation;

import ai.openclaw.api.secret.SecretRef;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects reported references until nothing more is reported for a while, but not for ever.
 * Thread-safe; a report returns at once.
 */
final class QuietTime {
  private final ScheduledExecutorService scheduler;
  private final long quietNanos;
  private final long longestNanos;
  private final Consumer<Set<SecretRef>> over;
  private Set<SecretRef> collected = new HashSet<>();
  private long first;
  private @Nullable Future<?> planned;

  /**
   * Creates it.
   *
   * @param quiet how long nothing may be reported
   * @param longest how long the first report waits at most
   * @param over gets what was collected, on the scheduler's thread
   */
  QuietTime(
      ScheduledExecutorService scheduler,
      Duration quiet,
      Duration longest,
      Consumer<Set<SecretRef>> over) {
    this.scheduler = scheduler;
    this.quietNanos = quiet.toNanos();
    this.longestNanos = longest.toNanos();
    this.over = over;
  }

  synchronized void reported(Set<SecretRef> refs) {
    long now = System.nanoTime();
    if (collected.isEmpty()) {
      first = now;
    }
    collected.addAll(refs);
    if (planned != null) {
      planned.cancel(false);
    }
    long left = Math.max(0, longestNanos - (now - first));
    try {
      planned = scheduler.schedule(this::end, Math.min(quietNanos, left), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException stopping) {
      planned = null;
    }
  }

  private void end() {
    Set<SecretRef> refs;
    synchronized (this) {
      refs = collected;
      collected = new HashSet<>();
      planned = null;
    }
    if (!refs.isEmpty()) {
      over.accept(refs);
    }
  }
}
