package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialTarget;
import java.util.Set;

/**
 * One field of a surface that is data.
 *
 * @param field where it is and what it takes
 * @param planType what plans call it
 * @param aliases other names of it in plans
 * @param use when it is in use
 */
record DeclaredTarget(
    CredentialTarget field, String planType, Set<String> aliases, ActivationRule use) {
  /** Copies the set. */
  DeclaredTarget {
    aliases = Set.copyOf(aliases);
  }
}
