package ai.openclaw.api.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An event. Immutable.
 *
 * @param name the event's name
 * @param payload its data
 * @param scope the scope a client needs to get it; empty: every client gets it
 * @param dropIfSlow whether a client whose buffer is full misses it (its {@code seq} shows the gap)
 *     instead of being closed
 * @param connections the connections that get it; empty: all. An event to chosen connections
 *     carries no {@code seq}
 * @param forAdmins what a client with {@code operator.admin} gets in place of the payload; empty:
 *     the same
 */
public record RpcEvent(
    String name,
    JsonNode payload,
    Optional<String> scope,
    boolean dropIfSlow,
    Set<String> connections,
    Optional<JsonNode> forAdmins) {
  /** Copies the set. */
  public RpcEvent {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(payload, "payload");
    connections = Set.copyOf(connections);
    Objects.requireNonNull(forAdmins, "forAdmins");
  }

  /** An event that says the same to everyone. */
  public RpcEvent(
      String name,
      JsonNode payload,
      Optional<String> scope,
      boolean dropIfSlow,
      Set<String> connections) {
    this(name, payload, scope, dropIfSlow, connections, Optional.empty());
  }

  /** An event for every client. */
  public static RpcEvent toAll(String name, JsonNode payload, boolean dropIfSlow) {
    return new RpcEvent(name, payload, Optional.empty(), dropIfSlow, Set.of());
  }

  /** An event for every client that holds a scope. */
  public static RpcEvent toScope(String name, JsonNode payload, String scope, boolean dropIfSlow) {
    return new RpcEvent(name, payload, Optional.of(scope), dropIfSlow, Set.of());
  }

  /** An event for every client, with more in it for administrators. */
  public static RpcEvent toAll(
      String name, JsonNode payload, JsonNode forAdmins, boolean dropIfSlow) {
    return new RpcEvent(
        name, payload, Optional.empty(), dropIfSlow, Set.of(), Optional.of(forAdmins));
  }
}
