package ai.openclaw.core.plugins.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * A plugin that is installed and serves.
 *
 * @param jar what was loaded
 * @param bundle what it became
 */
record Running(PluginJar jar, Bundle bundle) {
  /** The types of the services that a bundle has registered. */
  static Set<String> services(Bundle bundle) {
    var types = new TreeSet<String>();
    ServiceReference<?> @Nullable [] references;
    try {
      references = bundle.getRegisteredServices();
    } catch (IllegalStateException uninstalledMeanwhile) {
      return types;
    }
    if (references != null) {
      for (ServiceReference<?> reference : references) {
        if (reference.getProperty(Constants.OBJECTCLASS) instanceof String[] names) {
          types.addAll(List.copyOf(Arrays.asList(names)));
        }
      }
    }
    return types;
  }
}
