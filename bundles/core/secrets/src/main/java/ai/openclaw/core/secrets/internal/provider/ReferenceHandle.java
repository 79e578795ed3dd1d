package ai.openclaw.core.secrets.internal.provider;

import ai.openclaw.core.plugins.Quarantine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * A handle on a service of the framework. The object is kept until {@link #release}, because a
 * declarative component may be thrown away as soon as nobody holds it.
 */
public final class ReferenceHandle<T> implements Handle<T> {
  private final BundleContext context;
  private final ServiceReference<T> reference;
  private final Quarantine quarantine;
  private final Bundle bundle;
  private final Origin origin;
  private final AtomicReference<@Nullable T> held = new AtomicReference<>();

  /** Creates a handle; fetches nothing. */
  public ReferenceHandle(
      BundleContext context, ServiceReference<T> reference, Quarantine quarantine) {
    this.context = context;
    this.reference = reference;
    this.quarantine = quarantine;
    this.bundle = reference.getBundle();
    this.origin = Origin.of(bundle);
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public Optional<T> service() {
    T known = held.get();
    if (known != null) {
      return reference.getBundle() == null ? Optional.empty() : Optional.of(known);
    }
    T fetched = context.getService(reference);
    if (fetched == null) {
      return Optional.empty();
    }
    if (!held.compareAndSet(null, fetched)) {
      context.ungetService(reference);
    }
    return Optional.of(fetched);
  }

  @Override
  public void release() {
    if (held.getAndSet(null) != null) {
      context.ungetService(reference);
    }
  }

  @Override
  public void strike(String reason) {
    quarantine.strike(bundle, reason);
  }
}
