package ai.openclaw.core.plugins;

import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;

/** Where core bundles report a plugin that misbehaves. A service of this bundle; never blocks. */
@ProviderType
public interface Quarantine {
  /**
   * Counts a strike against a bundle; a bundle with too many is stopped and set aside. Shipped
   * bundles are counted and named, never stopped.
   *
   * @param bundle the bundle
   * @param reason one line: what it did, for example {@code "SecretProvider.resolve did not return
   *     within 5000 ms"}
   */
  void strike(Bundle bundle, String reason);
}
