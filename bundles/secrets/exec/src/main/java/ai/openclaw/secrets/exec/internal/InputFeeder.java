package ai.openclaw.secrets.exec.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Writes requests to programs that may never read them. What any pipe takes is written at once; for
 * more there is a thread, which a killed program sets free. Thread-safe.
 */
final class InputFeeder implements AutoCloseable {
  private static final int ANY_PIPE_TAKES = 4096;
  private static final int THREADS = 32;
  private static final long IDLE_SECONDS = 5;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          InputFeeder::daemon);

  /**
   * Writes a request and closes the stream.
   *
   * @throws RejectedExecutionException when too many programs do not read, or after {@link
   *     #close()}
   */
  void feed(OutputStream stdin, byte[] request) {
    if (request.length <= ANY_PIPE_TAKES && !threads.isShutdown()) {
      write(stdin, request);
    } else {
      threads.execute(() -> write(stdin, request));
    }
  }

  boolean closed() {
    return threads.isShutdown();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static void write(OutputStream stdin, byte[] request) {
    try (stdin) {
      stdin.write(request);
    } catch (IOException theProgramDoesNotRead) {
      return;
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "secrets-exec-input");
    thread.setDaemon(true);
    return thread;
  }
}
