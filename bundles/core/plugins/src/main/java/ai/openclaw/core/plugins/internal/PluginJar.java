package ai.openclaw.core.plugins.internal;

import java.util.List;
import org.osgi.framework.Version;

/**
 * What a jar says of itself.
 *
 * @param file its name in the drop folder
 * @param sha256 the digest of its bytes, lower-case hex
 * @param name its symbolic name
 * @param version its version
 * @param capabilities what it asks for, from the header {@code OpenClaw-Capabilities}
 * @param exclusive whether an old version has to stop before this one starts
 * @param singleton whether the framework resolves one version of it only
 */
record PluginJar(
    String file,
    String sha256,
    String name,
    Version version,
    List<String> capabilities,
    boolean exclusive,
    boolean singleton) {
  PluginJar {
    capabilities = List.copyOf(capabilities);
  }

  String label() {
    return name + " " + version;
  }

  boolean sameBundle(PluginJar other) {
    return name.equals(other.name) && version.equals(other.version);
  }
}
