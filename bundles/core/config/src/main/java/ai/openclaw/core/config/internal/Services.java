package ai.openclaw.core.config.internal;

import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** The services of a type that are there at the moment. */
final class Services<T> implements Supplier<List<T>>, AutoCloseable {
  private final ServiceTracker<T, T> tracker;

  Services(BundleContext context, Class<T> type) {
    this.tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
  }

  @Override
  public List<T> get() {
    return List.copyOf(tracker.getTracked().values());
  }

  @Override
  public void close() {
    tracker.close();
  }
}
