package ai.openclaw.core.secrets.internal.rotation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells whoever listens what was rotated. Thread-safe. */
final class RotationFeed {
  private final List<Consumer<RotationEvent>> listeners = new CopyOnWriteArrayList<>();

  /** A listener that is told until it is closed. */
  interface Subscription {
    /** Tells no more. */
    void close();
  }

  /**
   * Tells of every event from now on.
   *
   * @param listener quick; never blocks
   */
  Subscription subscribe(Consumer<RotationEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell(RotationEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
