package ai.openclaw.core.secrets.internal.provider;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls under way into one service, and lets no more in once it is closed. */
final class Gate {
  private static final int CLOSED = 1 << 30;

  private final AtomicInteger state = new AtomicInteger();
  private final CompletableFuture<Void> empty = new CompletableFuture<>();

  /** Enters; false when the gate is closed. Every entry is followed by one {@link #leave}. */
  boolean enter() {
    for (; ; ) {
      int now = state.get();
      if ((now & CLOSED) != 0) {
        return false;
      }
      if (state.compareAndSet(now, now + 1)) {
        return true;
      }
    }
  }

  void leave() {
    if (state.decrementAndGet() == CLOSED) {
      empty.complete(null);
    }
  }

  /** Closes the gate; the stage completes when the last call has left. */
  CompletionStage<Void> close() {
    int before = state.getAndUpdate(now -> now | CLOSED);
    if ((before & ~CLOSED) == 0) {
      empty.complete(null);
    }
    return empty.minimalCompletionStage();
  }

  boolean closed() {
    return (state.get() & CLOSED) != 0;
  }

  int inFlight() {
    return state.get() & ~CLOSED;
  }
}
