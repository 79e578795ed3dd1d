package ai.openclaw.lib.providers;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs work that cannot be interrupted under a hard time limit: a file system that does not answer
 * or a slow computation. Each call has a thread of its own, which is left behind when the time is
 * up. Thread-safe.
 */
public final class TimedCalls implements AutoCloseable {
  /** The code of work that took too long. */
  public static final String LATE = "PROVIDER_TIMEOUT";

  /** The code of work that was not begun: too much is under way, or the bundle stops. */
  public static final String BUSY = "PROVIDER_BUSY";

  private static final int WAITING = 1024;
  private static final long IDLE_SECONDS = 5;

  private final ThreadPoolExecutor threads;

  /**
   * Creates it; no thread is started yet.
   *
   * @param name of the threads
   * @param atMost so many at a time
   */
  public TimedCalls(String name, int atMost) {
    threads =
        new ThreadPoolExecutor(
            atMost,
            atMost,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            work -> daemon(work, name));
    threads.allowCoreThreadTimeOut(true);
  }

  /** Work for one call. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it, for as long as it takes. */
    T run() throws UnavailableException;
  }

  /**
   * Does work and waits for it.
   *
   * @param label what is slow when the time is up, for the message
   */
  public <T> T call(String label, Duration limit, Work<T> work)
      throws UnavailableException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(work::run);
    try {
      threads.execute(task);
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new UnavailableException(
          LATE, "%s had no answer within %d ms".formatted(label, limit.toMillis()));
    } catch (RejectedExecutionException | CancellationException full) {
      throw new UnavailableException(
          BUSY, "%s is busy with calls that do not end, or stops".formatted(label));
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnavailableException unavailable) {
        throw unavailable;
      }
      throw new IllegalStateException(failed.getCause());
    } finally {
      task.cancel(true);
      threads.remove(task);
    }
  }

  /** Ends the calls that wait, and interrupts those that run. */
  @Override
  public void close() {
    for (Runnable waiting : threads.shutdownNow()) {
      if (waiting instanceof FutureTask<?> task) {
        task.cancel(false);
      }
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
