package ai.openclaw.core.plugins.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.wiring.BundleRevision;

/** Waits for the services of a bundle that has just been started. */
final class ServiceWait {
  private static final String SERVICE = "osgi.service";

  private ServiceWait() {}

  /** The services that its manifest announces. */
  static Set<String> promised(Bundle bundle) {
    var types = new HashSet<String>();
    @Nullable BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null) {
      return types;
    }
    for (var capability : revision.getDeclaredCapabilities(SERVICE)) {
      @Nullable Object value = capability.getAttributes().get(Constants.OBJECTCLASS);
      if (value instanceof Collection<?> names) {
        names.forEach(name -> types.add(String.valueOf(name)));
      } else if (value instanceof String[] names) {
        types.addAll(List.copyOf(Arrays.asList(names)));
      } else if (value instanceof String name) {
        types.add(name);
      }
    }
    return types;
  }

  /** Those of the expected types that the bundle has not registered when the limit is over. */
  static Set<String> missing(
      BundleContext context, Bundle bundle, Set<String> expected, Duration limit)
      throws InterruptedException {
    var there = new CountDownLatch(1);
    ServiceListener listener =
        event -> {
          if (event.getType() == ServiceEvent.REGISTERED
              && bundle.equals(event.getServiceReference().getBundle())
              && left(bundle, expected).isEmpty()) {
            there.countDown();
          }
        };
    context.addServiceListener(listener);
    try {
      if (!left(bundle, expected).isEmpty()) {
        var unused = there.await(limit.toMillis(), TimeUnit.MILLISECONDS);
      }
      return left(bundle, expected);
    } finally {
      context.removeServiceListener(listener);
    }
  }

  private static Set<String> left(Bundle bundle, Set<String> expected) {
    var left = new TreeSet<>(expected);
    left.removeAll(Running.services(bundle));
    return left;
  }
}
