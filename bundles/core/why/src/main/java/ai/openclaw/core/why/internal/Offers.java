package ai.openclaw.core.why.internal;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;

/** Which services are there, and which some bundle announces. Thread-safe. */
final class Offers {
  private static final String SERVICE = "osgi.service";

  private final BundleContext context;

  Offers(BundleContext context) {
    this.context = context;
  }

  /** Whether a service of a type is registered. */
  boolean registered(String type) {
    return bundles()
        .flatMap(bundle -> references(bundle.getRegisteredServices()))
        .anyMatch(
            reference ->
                names(reference.getProperty(Constants.OBJECTCLASS)).anyMatch(type::equals));
  }

  /** Whether the manifest of a bundle announces one: it may come without a component. */
  boolean promised(String type) {
    return bundles()
        .flatMap(bundle -> Stream.ofNullable(bundle.adapt(BundleRevision.class)))
        .flatMap(revision -> revision.getDeclaredCapabilities(SERVICE).stream())
        .anyMatch(
            capability ->
                names(capability.getAttributes().get("objectClass")).anyMatch(type::equals));
  }

  private Stream<Bundle> bundles() {
    return Stream.of(context.getBundles());
  }

  private static Stream<ServiceReference<?>> references(ServiceReference<?> @Nullable [] found) {
    return found == null ? Stream.of() : Stream.of(found);
  }

  private static Stream<String> names(@Nullable Object value) {
    if (value instanceof String[] array) {
      return Stream.of(array);
    }
    if (value instanceof Iterable<?> list) {
      return StreamSupport.stream(list.spliterator(), false).map(String::valueOf);
    }
    return value == null ? Stream.of() : Stream.of(value.toString());
  }
}
