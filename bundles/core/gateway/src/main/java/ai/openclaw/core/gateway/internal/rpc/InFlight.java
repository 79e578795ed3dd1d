package ai.openclaw.core.gateway.internal.rpc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls under way into one service, and tells when the last has ended. */
public final class InFlight {
  private static final int CLOSED = Integer.MIN_VALUE;

  private final AtomicInteger calls = new AtomicInteger();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();

  /** Begins a call, unless the service is being let go of. */
  public boolean enter() {
    if (calls.incrementAndGet() > 0) {
      return true;
    }
    leave();
    return false;
  }

  /** Ends a call. */
  public void leave() {
    if (calls.decrementAndGet() == CLOSED) {
      drained.complete(null);
    }
  }

  /** Refuses new calls from now on. */
  public CompletionStage<Void> close() {
    int before = calls.getAndUpdate(count -> count < 0 ? count : count + CLOSED);
    if (before == 0) {
      drained.complete(null);
    }
    return drained.minimalCompletionStage();
  }
}
