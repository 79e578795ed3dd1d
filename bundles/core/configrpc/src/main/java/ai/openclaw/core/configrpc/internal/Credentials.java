package ai.openclaw.core.configrpc.internal;

import ai.openclaw.core.config.CredentialFields;
import ai.openclaw.core.config.CredentialNames;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which values of one configuration nobody may see. Immutable. */
final class Credentials {
  private static final int PROVIDER_DEPTH = 3;

  private final Set<List<String>> registered = new HashSet<>();

  /**
   * Looks a configuration over.
   *
   * @param registries who knows credential fields beside those that are known by their names
   */
  Credentials(Collection<CredentialFields> registries, JsonNode config) {
    registries.forEach(registry -> registered.addAll(registry.in(config)));
  }

  /** Whether a field holds a credential, or a path lies inside of one. */
  boolean at(List<String> path) {
    return CredentialNames.matches(path) || registered.contains(path) || ofProvider(path);
  }

  /** Settings of secret providers tell where credentials are, and may hold some. */
  private static boolean ofProvider(List<String> path) {
    return path.size() >= PROVIDER_DEPTH
        && path.get(0).equals("secrets")
        && path.get(1).equals("providers");
  }
}
