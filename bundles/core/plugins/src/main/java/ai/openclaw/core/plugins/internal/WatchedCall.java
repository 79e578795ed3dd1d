package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.host.Workers;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call into a stranger's code on a thread of its own, so that whoever waits for it can go on
 * without it.
 */
final class WatchedCall {
  private static final long GRACE_MILLIS = 250;

  /** A thread that waits in native code is runnable too, but uses next to nothing. */
  private static final int SPINNING_PERCENT = 5;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final String what;
  private final Thread thread;
  private final long startedNanos;
  private final CompletableFuture<Void> result = new CompletableFuture<>();

  private WatchedCall(String what, String threadName, Task task) {
    this.what = what;
    this.thread =
        Workers.threads(threadName)
            .newThread(
                () -> {
                  try {
                    task.run();
                    result.complete(null);
                  } catch (Throwable broken) {
                    // A stranger's class may fail with any error, a linkage error above all.
                    result.completeExceptionally(broken);
                  }
                });
    this.startedNanos = System.nanoTime();
  }

  /** What is called. */
  interface Task {
    void run() throws Exception;
  }

  /** How it ended. */
  sealed interface Outcome {
    /** It returned in time. */
    record Returned() implements Outcome {}

    /** It failed in time. */
    record Threw(Throwable cause) implements Outcome {}

    /**
     * It did not return in time.
     *
     * @param reason one line
     * @param gone whether the interrupted thread has ended after all
     */
    record Overdue(String reason, boolean gone) implements Outcome {}
  }

  /**
   * Starts it.
   *
   * @param what for the reason when it is overdue, {@code "its activator"}
   */
  static WatchedCall start(String what, String threadName, Task task) {
    var call = new WatchedCall(what, threadName, task);
    call.thread.start();
    return call;
  }

  /** Waits until the deadline, which counts from the start; then interrupts the thread. */
  Outcome await(Duration deadline) throws InterruptedException {
    try {
      long left = deadline.toNanos() - (System.nanoTime() - startedNanos);
      result.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
      return new Outcome.Returned();
    } catch (ExecutionException e) {
      return new Outcome.Threw(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      return overdue(deadline);
    }
  }

  /** Runs the action when the call returns at last, on its thread. */
  void whenOver(Runnable action) {
    var unused = result.whenComplete((nothing, failure) -> action.run());
  }

  boolean alive() {
    return thread.isAlive();
  }

  /** One line about the thread that was given up. */
  String describe() {
    int percent = cpuPercent();
    return spins(percent)
        ? "thread "
            + thread.getName()
            + " spins ("
            + percent
            + " % of a core since its start);"
            + " restart to reclaim it"
        : "thread " + thread.getName() + " hangs; restart to reclaim it";
  }

  private Outcome overdue(Duration deadline) throws InterruptedException {
    int percent = cpuPercent();
    boolean spinning = spins(percent);
    thread.interrupt();
    boolean gone = over();
    String spins = spinning ? ", using " + percent + " % of a core" : "";
    return new Outcome.Overdue(
        what
            + " did not return within "
            + deadline.toMillis()
            + " ms"
            + spins
            + (gone ? "" : "; its thread was abandoned, restart to reclaim it"),
        gone);
  }

  private boolean over() throws InterruptedException {
    try {
      result.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private boolean spins(int percent) {
    return thread.getState() == Thread.State.RUNNABLE && percent >= SPINNING_PERCENT;
  }

  private int cpuPercent() {
    if (!THREADS.isThreadCpuTimeSupported()) {
      return 0;
    }
    long used = THREADS.getThreadCpuTime(thread.getId());
    long wall = System.nanoTime() - startedNanos;
    return used < 0 || wall <= 0 ? 0 : (int) Math.min(100, used * 100 / wall);
  }
}
