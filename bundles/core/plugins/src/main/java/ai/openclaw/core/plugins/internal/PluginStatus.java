package ai.openclaw.core.plugins.internal;

import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * One line of the list.
 *
 * @param name its symbolic name; its file name when it is no bundle
 * @param version its version; empty when it is no bundle
 * @param state {@code active}, {@code draining}, {@code standby}, {@code replaced}, {@code
 *     quarantined}, {@code refused} or {@code pending}
 * @param file its name in the drop folder
 * @param sha256 the digest of the bytes that were loaded, or would be
 * @param capabilities what it asks for
 * @param strikes how often it misbehaved
 * @param reason why it does not serve; empty when it does
 * @param bundle what it became, when it is loaded
 */
record PluginStatus(
    String name,
    String version,
    String state,
    String file,
    String sha256,
    List<String> capabilities,
    int strikes,
    String reason,
    Optional<Bundle> bundle) {
  PluginStatus {
    capabilities = List.copyOf(capabilities);
  }
}
