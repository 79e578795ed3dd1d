package ai.openclaw.core.secrets.internal.provider;

import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/**
 * The bundle a service comes from.
 *
 * @param symbolicName its symbolic name
 * @param version its version
 * @param bundleId its id, higher when installed later
 * @param shipped whether it belongs to the distribution
 */
public record Origin(String symbolicName, Version version, long bundleId, boolean shipped)
    implements Comparable<Origin> {
  /** Describes a bundle. */
  public static Origin of(Bundle bundle) {
    String name = bundle.getSymbolicName();
    String symbolicName = name == null ? bundle.getLocation() : name;
    return new Origin(
        symbolicName,
        bundle.getVersion(),
        bundle.getBundleId(),
        bundle.getLocation().startsWith("openclaw:") || symbolicName.startsWith("ai.openclaw."));
  }

  /** Newest first. */
  @Override
  public int compareTo(Origin other) {
    int byVersion = other.version.compareTo(version);
    return byVersion != 0 ? byVersion : Long.compare(other.bundleId, bundleId);
  }

  @Override
  public String toString() {
    return symbolicName + " " + version;
  }
}
