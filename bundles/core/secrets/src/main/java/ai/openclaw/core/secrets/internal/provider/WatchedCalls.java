package ai.openclaw.core.secrets.internal.provider;

import ai.openclaw.core.host.Workers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs code of strangers on threads of its own, each call under a deadline: a call that does not
 * return is abandoned, its thread interrupted once and left behind. Whoever hangs takes a few
 * threads only, those of its lane, so that there is always one for the others. Thread-safe.
 */
public final class WatchedCalls implements AutoCloseable {
  private static final int THREADS = 512;
  private static final int QUEUED = 4096;
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);

  private final ExecutorService workers = Workers.bounded("secrets-provider", THREADS, QUEUED);
  private final Lane.All lanes = new Lane.All(workers);
  private final ScheduledExecutorService watch = Workers.scheduler("secrets-watch");
  private final AtomicInteger abandoned = new AtomicInteger();
  private final Set<Running<?>> open = ConcurrentHashMap.newKeySet();

  /**
   * Starts a call.
   *
   * @param lane whom it takes a thread from: calls of one lane wait for each other, if they are
   *     many
   * @param limit how long it may take from the moment a thread runs it, and how long it may wait
   *     for that moment, if it is more than a few seconds
   * @param body the call
   * @return its result; fails with {@link TimeoutException} when it is abandoned, with {@link
   *     RejectedExecutionException} when it never began because too many calls wait, with {@link
   *     InterruptedException} when this is closed, else with what the call threw
   */
  public <R> CompletableFuture<R> start(String lane, Duration limit, Callable<R> body) {
    var running = new Running<R>(body);
    open.add(running);
    CompletionStage<R> ended = running.result;
    ended.whenComplete((value, thrown) -> open.remove(running));
    try {
      long wait = Math.max(limit.toMillis(), SHORTEST_WAIT.toMillis());
      Future<?> alarm = watch.schedule(() -> giveUp(running), wait, TimeUnit.MILLISECONDS);
      ended.whenComplete((value, thrown) -> alarm.cancel(false));
      lanes.execute(lane, () -> run(running, limit));
    } catch (RejectedExecutionException e) {
      running.result.completeExceptionally(e);
    }
    return running.result;
  }

  /** How many threads are lost in calls that were abandoned and have not returned. */
  public int abandoned() {
    return abandoned.get();
  }

  @Override
  public void close() {
    workers.shutdownNow();
    watch.shutdownNow();
    open.forEach(call -> call.result.completeExceptionally(new InterruptedException()));
  }

  private static void giveUp(Running<?> running) {
    if (running.state.compareAndSet(State.WAITING, State.GIVEN_UP)) {
      running.result.completeExceptionally(new RejectedExecutionException("no thread in time"));
    }
  }

  private <R> void run(Running<R> running, Duration limit) {
    if (!running.state.compareAndSet(State.WAITING, State.RUNNING)) {
      return;
    }
    running.thread.set(Thread.currentThread());
    Future<?> alarm;
    try {
      alarm = watch.schedule(() -> abandon(running), limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      running.result.completeExceptionally(new InterruptedException());
      return;
    }
    R value = null;
    Throwable thrown = null;
    try {
      value = running.body.call();
    } catch (Throwable e) { // a stranger's code may throw anything, and must not end a thread
      thrown = e;
    }
    alarm.cancel(false);
    if (running.state.compareAndSet(State.RUNNING, State.RETURNED)) {
      if (thrown != null) {
        running.result.completeExceptionally(thrown);
      } else {
        running.result.complete(value);
      }
    } else {
      forgetInterrupt(running);
      abandoned.decrementAndGet();
    }
  }

  private <R> void abandon(Running<R> running) {
    if (!running.state.compareAndSet(State.RUNNING, State.ABANDONED)) {
      return;
    }
    abandoned.incrementAndGet();
    Thread thread = running.thread.get();
    if (thread != null) {
      thread.interrupt();
    }
    running.interrupted.complete(null);
    running.result.completeExceptionally(new TimeoutException());
  }

  // The thread goes back to the pool, so the interrupt that was meant for the call has to be over.
  private static void forgetInterrupt(Running<?> running) {
    running.interrupted.join();
    Thread.interrupted();
  }

  private enum State {
    WAITING,
    GIVEN_UP,
    RUNNING,
    RETURNED,
    ABANDONED
  }

  private static final class Running<R> {
    final Callable<R> body;
    final CompletableFuture<R> result = new CompletableFuture<>();
    final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    final CompletableFuture<Void> interrupted = new CompletableFuture<>();

    Running(Callable<R> body) {
      this.body = body;
    }
  }
}
