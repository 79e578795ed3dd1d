package ai.openclaw.core.gateway.internal.services;

import java.util.Arrays;
import org.osgi.framework.BundleContext;

/** Whether a bundle of some symbolic name is installed. */
final class Installed {
  private Installed() {}

  static boolean is(BundleContext context, String symbolicName) {
    return Arrays.stream(context.getBundles())
        .anyMatch(bundle -> symbolicName.equals(bundle.getSymbolicName()));
  }
}
