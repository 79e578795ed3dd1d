package ai.openclaw.core.gateway.internal.services;

import ai.openclaw.core.gateway.internal.rpc.ServiceGone;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * A service whose object is asked for at its first use, since that may run a stranger's
 * constructor. Given back when the service, or this bundle, goes.
 */
final class LazyService<S> implements Supplier<S> {
  private final BundleContext context;
  private final ServiceReference<S> reference;
  private volatile Optional<S> object = Optional.empty();

  LazyService(BundleContext context, ServiceReference<S> reference) {
    this.context = context;
    this.reference = reference;
  }

  /** The object, if there is one already. */
  Optional<S> ready() {
    return object;
  }

  ServiceReference<S> reference() {
    return reference;
  }

  @Override
  public S get() {
    Optional<S> known = object;
    if (known.isEmpty()) {
      known = Optional.ofNullable(context.getService(reference));
      object = known;
    }
    return known.orElseThrow(ServiceGone::new);
  }
}
