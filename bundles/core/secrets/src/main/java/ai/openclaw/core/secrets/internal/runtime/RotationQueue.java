package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretRef;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets references that are reported before a pass has begun share that pass. Thread-safe.
 *
 * @param <R> what a pass results in
 */
final class RotationQueue<R> {
  private final Executor passes;
  private final Function<Set<SecretRef>, R> pass;
  private Set<SecretRef> refs = new HashSet<>();
  private @Nullable CompletableFuture<R> waiting;

  /**
   * Creates a queue.
   *
   * @param passes runs passes one after the other
   * @param pass one pass over some references
   */
  RotationQueue(Executor passes, Function<Set<SecretRef>, R> pass) {
    this.passes = passes;
    this.pass = pass;
  }

  /** Joins the pass that has not begun, or asks for one. */
  CompletableFuture<R> join(Set<SecretRef> more) {
    CompletableFuture<R> mine;
    synchronized (this) {
      refs.addAll(more);
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
    Set<SecretRef> wanted = begin();
    try {
      mine.complete(pass.apply(wanted));
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
    }
  }

  private synchronized Set<SecretRef> begin() {
    Set<SecretRef> wanted = refs;
    refs = new HashSet<>();
    waiting = null;
    return wanted;
  }
}
