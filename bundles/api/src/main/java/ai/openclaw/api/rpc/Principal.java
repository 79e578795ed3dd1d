package ai.openclaw.api.rpc;

import java.util.Optional;
import java.util.Set;

/**
 * Who calls. Immutable.
 *
 * @param role {@code operator} or {@code node}
 * @param scopes the scopes of this connection, for example {@code operator.read}
 * @param deviceId the paired device, when the caller proved one
 * @param deviceOnly whether nothing but that device's own token let the caller in; such a caller
 *     manages no other device, unless it is an administrator
 */
public record Principal(
    String role, Set<String> scopes, Optional<String> deviceId, boolean deviceOnly) {
  /** A caller who showed the gateway's own secret, or needed none. */
  public Principal(String role, Set<String> scopes, Optional<String> deviceId) {
    this(role, scopes, deviceId, false);
  }

  /** Copies the set. */
  public Principal {
    scopes = Set.copyOf(scopes);
  }

  /**
   * Whether the caller holds a scope; {@code operator.admin} holds every scope and {@code
   * operator.write} holds {@code operator.read}.
   */
  public boolean has(String scope) {
    return scopes.contains(scope)
        || scopes.contains("operator.admin")
        || (scope.equals("operator.read") && scopes.contains("operator.write"));
  }
}
