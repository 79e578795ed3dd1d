package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigStore;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Knows the keys that the reference does not know: those that bundles name in their manifests, each
 * with everything below.
 */
final class OwnKeys {
  private final Supplier<Stream<String>> headers;

  OwnKeys(Supplier<Stream<String>> headers) {
    this.headers = headers;
  }

  static OwnKeys of(BundleContext context) {
    return new OwnKeys(
        () ->
            Stream.of(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .map(bundle -> bundle.getHeaders("").get(ConfigStore.OWN_KEYS_HEADER))
                .filter(header -> header != null));
  }

  /** Whether a path is one of the keys of this moment, or below one. */
  Predicate<List<String>> now() {
    List<List<String>> keys =
        headers
            .get()
            .flatMap(header -> Stream.of(header.split(",")))
            .map(key -> List.of(key.strip().split("\\.")))
            .toList();
    return path ->
        keys.stream()
            .anyMatch(key -> path.size() >= key.size() && path.subList(0, key.size()).equals(key));
  }
}
