package ai.openclaw.core.host.internal;

import ai.openclaw.core.host.Launch.Purpose;
import org.osgi.framework.BundleContext;

final class Purposes {
  private Purposes() {}

  static Purpose of(BundleContext context) {
    return "command".equals(context.getProperty("openclaw.purpose"))
        ? Purpose.COMMAND
        : Purpose.GATEWAY;
  }
}
