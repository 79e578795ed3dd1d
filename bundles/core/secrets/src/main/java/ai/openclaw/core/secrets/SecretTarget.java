package ai.openclaw.core.secrets;

import ai.openclaw.api.credential.CredentialTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One target of the credential registry. Immutable.
 *
 * @param field where it is and what it takes; of a profile target, below the root of its store
 * @param planTypes every name of it in plans
 * @param profileType the type of the profiles that have it; empty for a target in the configuration
 * @param headerNames whether it holds a credential only where the last key is the name of a
 *     sensitive header
 * @param shadowed whether credentials of an auth profile store go before it
 */
public record SecretTarget(
    CredentialTarget field,
    Set<String> planTypes,
    Optional<String> profileType,
    boolean headerNames,
    boolean shadowed) {
  /** Copies the set. */
  public SecretTarget {
    planTypes = Set.copyOf(planTypes);
  }

  /** The key of the provider that a concrete path is about. */
  public Optional<String> provider(List<String> path) {
    return after("providers", path);
  }

  /** The key of the account that a concrete path is about. */
  public Optional<String> account(List<String> path) {
    return after("accounts", path);
  }

  private Optional<String> after(String key, List<String> path) {
    List<String> pattern = field.path().segments();
    for (int i = 0; i + 1 < pattern.size() && i + 1 < path.size(); i++) {
      if (pattern.get(i).equals(key) && pattern.get(i + 1).equals("*")) {
        return Optional.of(path.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
