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
 * @param grant what else limits the caller, when a client token let it in; the gateway checks
 *     methods, endpoints and events, a domain asks {@link #reaches} for agents
 */
public record Principal(
    String role,
    Set<String> scopes,
    Optional<String> deviceId,
    boolean deviceOnly,
    Optional<ClientGrant> grant) {
  /** A caller who showed the gateway's own secret, or needed none. */
  public Principal(String role, Set<String> scopes, Optional<String> deviceId) {
    this(role, scopes, deviceId, false);
  }

  /** A caller without a client token. */
  public Principal(String role, Set<String> scopes, Optional<String> deviceId, boolean deviceOnly) {
    this(role, scopes, deviceId, deviceOnly, Optional.empty());
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

  /** Whether the caller may reach an agent, as far as a client token limits it. */
  public boolean reaches(String agentId) {
    return grant.isEmpty() || grant.get().allowsAgent(agentId);
  }
}
