package ai.openclaw.core.gateway.internal.services;

import ai.openclaw.api.rpc.SnapshotContributor;
import ai.openclaw.core.gateway.internal.rpc.ServiceGone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** Those who add to the snapshot of the welcome. */
public final class Contributors
    implements Supplier<List<SnapshotContributor>>,
        AutoCloseable,
        ServiceTrackerCustomizer<SnapshotContributor, LazyService<SnapshotContributor>> {
  private final BundleContext context;
  private final ServiceTracker<SnapshotContributor, LazyService<SnapshotContributor>> tracker;

  public Contributors(BundleContext context) {
    this.context = context;
    this.tracker = new ServiceTracker<>(context, SnapshotContributor.class, this);
  }

  /** Begins to follow registrations. */
  public void open() {
    tracker.open();
  }

  @Override
  public void close() {
    tracker.close();
  }

  @Override
  public List<SnapshotContributor> get() {
    var objects = new ArrayList<SnapshotContributor>();
    for (LazyService<SnapshotContributor> service : tracker.getTracked().values()) {
      try {
        objects.add(service.get());
      } catch (ServiceGone gone) {
        // Its part went with it.
      }
    }
    return objects;
  }

  @Override
  public LazyService<SnapshotContributor> addingService(
      ServiceReference<SnapshotContributor> reference) {
    return new LazyService<>(context, reference);
  }

  @Override
  public void modifiedService(
      ServiceReference<SnapshotContributor> reference, LazyService<SnapshotContributor> service) {
    // Its properties say nothing that is used here.
  }

  @Override
  public void removedService(
      ServiceReference<SnapshotContributor> reference, LazyService<SnapshotContributor> service) {
    // The object goes with the service.
  }
}
