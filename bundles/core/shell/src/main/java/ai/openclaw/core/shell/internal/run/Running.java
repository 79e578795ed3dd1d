package ai.openclaw.core.shell.internal.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A command under way. Thread-safe. */
public final class Running {
  /** The exit code of a command that was cancelled. */
  public static final int CANCELLED = 130;

  private static final long GRACE_SECONDS = 3;

  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final Object lock = new Object();
  private @Nullable Future<?> task;
  private boolean begun;
  private volatile boolean cancelled;

  /** Completes with the exit code, never exceptionally. */
  public CompletableFuture<Integer> exit() {
    return exit;
  }

  /** Hands the exit code over once there is one. */
  public void onExit(IntConsumer listener) {
    var unused = exit.thenAccept(listener::accept);
  }

  /** Whether it was cancelled. */
  public boolean cancelled() {
    return cancelled;
  }

  /**
   * Asks it to end, by a flag and an interrupt; one that does not end within {@value
   * #GRACE_SECONDS} seconds is given up. Returns at once.
   */
  public void cancel() {
    Future<?> running;
    synchronized (lock) {
      cancelled = true;
      running = task;
      if (!begun) {
        exit.complete(CANCELLED);
      }
    }
    if (running != null) {
      running.cancel(true);
    }
    exit.completeOnTimeout(CANCELLED, GRACE_SECONDS, TimeUnit.SECONDS);
  }

  /** Whether it may begin, because it was not cancelled before. */
  boolean begin() {
    synchronized (lock) {
      begun = !cancelled;
      return begun;
    }
  }

  void started(Future<?> future) {
    boolean late;
    synchronized (lock) {
      task = future;
      late = cancelled;
    }
    if (late) {
      future.cancel(true);
    }
  }

  void finished(int code) {
    exit.complete(code);
  }
}
