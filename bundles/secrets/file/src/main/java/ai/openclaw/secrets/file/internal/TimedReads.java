package ai.openclaw.secrets.file.internal;

import ai.openclaw.lib.files.PathRules;
import ai.openclaw.lib.files.SecretFile.Reading;
import java.nio.file.Path;
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
 * Reads files under a hard time limit. A file system that does not answer cannot be interrupted, so
 * each read has a thread of its own, which is left behind when the time is up.
 */
final class TimedReads implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int WAITING = 1024;
  private static final long IDLE_SECONDS = 5;

  private final Source source;
  private final ThreadPoolExecutor threads;

  /** Reads a file, for as long as it takes. */
  interface Source {
    Reading read(Path path, PathRules rules, int maxBytes);
  }

  TimedReads(Source source) {
    this.source = source;
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            TimedReads::daemon);
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Reads a file.
   *
   * @throws TimeoutException when it takes longer than the limit
   * @throws RejectedExecutionException when too many reads wait, or after {@link #close()}
   */
  Reading read(Path path, PathRules rules, int maxBytes, Duration limit)
      throws InterruptedException, TimeoutException {
    FutureTask<Reading> task = new FutureTask<>(() -> source.read(path, rules, maxBytes));
    threads.execute(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (CancellationException closed) {
      throw new RejectedExecutionException(closed);
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken.getCause());
    } finally {
      task.cancel(true);
      threads.remove(task);
    }
  }

  @Override
  public void close() {
    for (Runnable waiting : threads.shutdownNow()) {
      if (waiting instanceof FutureTask<?> task) {
        task.cancel(false);
      }
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "secrets-file");
    thread.setDaemon(true);
    return thread;
  }
}
