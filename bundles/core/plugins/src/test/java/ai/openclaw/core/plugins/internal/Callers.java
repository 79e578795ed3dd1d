package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.plugins.Draining;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** A small registry as a core bundle has one: newest version first, calls counted. */
final class Callers implements Draining, ServiceTrackerCustomizer<Object, Callers.Entry> {
  private final BundleContext context;
  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private final ServiceTracker<Object, Entry> tracker;

  Callers(BundleContext context) {
    this.context = context;
    context.registerService(Draining.class, this, null);
    tracker = new ServiceTracker<>(context, Supplier.class.getName(), this);
    tracker.open();
  }

  /** Calls the newest version. */
  Object call() {
    while (true) {
      Entry newest =
          entries.stream()
              .filter(Entry::open)
              .max(Comparator.comparing(entry -> entry.bundle.getVersion()))
              .orElseThrow(() -> new IllegalStateException("no service"));
      if (newest.enter()) {
        try {
          return newest.supplier.get();
        } finally {
          newest.leave();
        }
      }
    }
  }

  boolean idle() {
    return entries.isEmpty();
  }

  @Override
  public CompletionStage<Void> drain(Bundle bundle) {
    return CompletableFuture.allOf(
        entries.stream()
            .filter(entry -> entry.bundle.equals(bundle))
            .map(Entry::close)
            .toArray(CompletableFuture<?>[]::new));
  }

  @Override
  public Entry addingService(ServiceReference<Object> reference) {
    var entry = new Entry(reference.getBundle(), (Supplier<?>) context.getService(reference));
    entries.add(entry);
    return entry;
  }

  @Override
  public void modifiedService(ServiceReference<Object> reference, Entry entry) {}

  @Override
  public void removedService(ServiceReference<Object> reference, Entry entry) {
    entries.remove(entry);
  }

  static final class Entry {
    private final Bundle bundle;
    private final Supplier<?> supplier;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private int calls;
    private boolean closed;

    Entry(Bundle bundle, Supplier<?> supplier) {
      this.bundle = bundle;
      this.supplier = supplier;
    }

    synchronized boolean open() {
      return !closed;
    }

    synchronized boolean enter() {
      if (!closed) {
        calls++;
      }
      return !closed;
    }

    synchronized void leave() {
      calls--;
      if (closed && calls == 0) {
        drained.complete(null);
      }
    }

    synchronized CompletableFuture<Void> close() {
      closed = true;
      if (calls == 0) {
        drained.complete(null);
      }
      return drained;
    }
  }
}
