package ai.openclaw.core.secrets.internal.shield;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Brings changes to the store: whoever changed something returns when it is kept, and many who
 * changed something at once share one write. Thread-safe.
 */
final class Keeper {
  private final AtomicLong changes = new AtomicLong();
  private volatile ShieldStore store = ShieldStore.NONE;
  private long kept;

  /** Keeps everything there from now on. */
  void in(ShieldStore next) {
    store = next;
  }

  /** Something was changed. */
  void changed() {
    changes.incrementAndGet();
  }

  /**
   * Keeps what was changed, unless another one has done so meanwhile.
   *
   * @param memories all there is, as it is at that moment
   */
  synchronized void keep(Supplier<List<Memory>> memories) {
    long now = changes.get();
    if (kept != now) {
      store.write(memories.get());
      kept = now;
    }
  }
}
