package ai.openclaw.core.secrets.internal.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls that arrive before a pass has begun share that pass. Thread-safe.
 *
 * @param <R> what a pass results in
 */
final class ReloadQueue<R> {
  private final Executor passes;
  private final Supplier<R> pass;
  private @Nullable CompletableFuture<R> waiting;

  /**
   * Creates a queue.
   *
   * @param passes runs passes one after the other
   * @param pass one pass
   */
  ReloadQueue(Executor passes, Supplier<R> pass) {
    this.passes = passes;
    this.pass = pass;
  }

  /** Joins the pass that has not begun, or asks for one. */
  CompletableFuture<R> join() {
    CompletableFuture<R> mine;
    synchronized (this) {
      if (waiting != null) {
        return waiting;
      }
      mine = new CompletableFuture<>();
      waiting = mine;
    }
    try {
      passes.execute(() -> run(mine));
    } catch (RejectedExecutionException e) {
      begin();
      mine.completeExceptionally(e);
    }
    return mine;
  }

  private void run(CompletableFuture<R> mine) {
    begin();
    try {
      mine.complete(pass.get());
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
    }
  }

  private synchronized void begin() {
    waiting = null;
  }
}
