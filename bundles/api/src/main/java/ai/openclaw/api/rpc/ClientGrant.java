package ai.openclaw.api.rpc;

import java.util.List;
import java.util.Objects;

/**
 * What a client token allows, beside the scopes of its {@link Principal}. Immutable. A pattern is a
 * name, or the beginning of names followed by {@code *}; {@code *} alone allows all.
 *
 * @param id the id of the token, which is no secret
 * @param name its name, for people
 * @param methods patterns of the methods, and of the events that need a scope
 * @param endpoints patterns of the paths of HTTP routes
 * @param agents the ids of the agents it may reach; empty: all
 */
public record ClientGrant(
    String id, String name, List<String> methods, List<String> endpoints, List<String> agents) {
  /** Copies the lists. */
  public ClientGrant {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    methods = List.copyOf(methods);
    endpoints = List.copyOf(endpoints);
    agents = List.copyOf(agents);
  }

  /** Whether a method may be called, or an event of that name seen. */
  public boolean allowsMethod(String method) {
    return matches(methods, method);
  }

  /** Whether a path may be requested. */
  public boolean allowsEndpoint(String path) {
    return matches(endpoints, path);
  }

  /** Whether an agent may be reached. */
  public boolean allowsAgent(String agentId) {
    return agents.isEmpty() || agents.contains(agentId);
  }

  private static boolean matches(List<String> patterns, String name) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.endsWith("*")
                    ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                    : name.equals(pattern));
  }
}
