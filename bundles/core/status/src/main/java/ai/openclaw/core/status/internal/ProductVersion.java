package ai.openclaw.core.status.internal;

import java.util.Optional;
import org.osgi.framework.BundleContext;

/** The version of the product, which the launcher knows. */
final class ProductVersion {
  private ProductVersion() {}

  /** The version; that of this bundle when no launcher started it. */
  static String of(BundleContext context) {
    return Optional.ofNullable(context.getProperty("openclaw.version"))
        .orElseGet(() -> context.getBundle().getVersion().toString());
  }
}
