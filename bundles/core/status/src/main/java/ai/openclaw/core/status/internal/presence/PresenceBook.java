package ai.openclaw.core.status.internal.presence;

import ai.openclaw.api.rpc.Connection;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who is or was present. What is not connected is forgotten after five minutes, and the oldest when
 * there are more than two hundred. Thread-safe.
 */
final class PresenceBook {
  private static final long KEPT_MS = Duration.ofMinutes(5).toMillis();
  private static final int MOST = 200;
  private static final String UNTRACKED = "cli";

  private final Map<String, Entry> entries = new HashMap<>();

  /** One line of the book. */
  private static final class Entry {
    private ObjectNode facts = JsonNodeFactory.instance.objectNode();
    private long ts;
    private final Set<String> connections = new HashSet<>();
  }

  /**
   * A client came.
   *
   * @return whether the book changed
   */
  synchronized boolean arrived(Connection connection, long nowMs) {
    if (untracked(connection)) {
      return false;
    }
    Entry entry = entry(key(connection));
    entry.facts = facts(connection, "connect", nowMs);
    entry.ts = nowMs;
    entry.connections.add(connection.id());
    prune(nowMs);
    return true;
  }

  /**
   * A client went; its line says so once the last connection of the same device has gone.
   *
   * @return whether the book changed
   */
  synchronized boolean left(Connection connection, long nowMs) {
    Optional<Entry> found = Optional.ofNullable(entries.get(key(connection)));
    if (found.isEmpty()
        || !found.get().connections.remove(connection.id())
        || !found.get().connections.isEmpty()) {
      return false;
    }
    Entry entry = found.get();
    entry.facts = entry.facts.deepCopy().put("reason", "disconnect").put("ts", nowMs);
    entry.ts = nowMs;
    prune(nowMs);
    return true;
  }

  /**
   * Somebody tells of somebody.
   *
   * @param change writes what is told over what is known
   * @return what was known
   */
  synchronized ObjectNode told(String key, Consumer<ObjectNode> change, long nowMs) {
    Entry entry = entry(key.toLowerCase(Locale.ROOT));
    ObjectNode before = entry.facts;
    ObjectNode after = before.deepCopy();
    change.accept(after);
    entry.facts = after.put("ts", nowMs);
    entry.ts = nowMs;
    prune(nowMs);
    return before;
  }

  /**
   * All lines, the gateway's own first, then the newest first.
   *
   * @param self the gateway
   * @param welcomed a client whose arrival may not have been written down yet
   */
  synchronized ArrayNode list(ObjectNode self, Optional<Connection> welcomed, long nowMs) {
    prune(nowMs);
    ArrayNode list = JsonNodeFactory.instance.arrayNode().add(self);
    Optional<Connection> fresh =
        welcomed
            .filter(connection -> !untracked(connection))
            .filter(connection -> !written(connection));
    fresh.ifPresent(connection -> list.add(facts(connection, "connect", nowMs)));
    entries.entrySet().stream()
        .filter(entry -> !fresh.map(PresenceBook::key).equals(Optional.of(entry.getKey())))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparingLong((Entry entry) -> entry.ts).reversed())
        .forEach(entry -> list.add(entry.facts));
    return list;
  }

  private boolean written(Connection connection) {
    return Optional.ofNullable(entries.get(key(connection)))
        .filter(entry -> entry.connections.contains(connection.id()))
        .isPresent();
  }

  private Entry entry(String key) {
    return entries.computeIfAbsent(key, unknown -> new Entry());
  }

  private void prune(long nowMs) {
    entries.values().removeIf(entry -> entry.connections.isEmpty() && nowMs - entry.ts > KEPT_MS);
    while (entries.size() > MOST) {
      entries.entrySet().stream()
          .min(
              Comparator.comparing((Map.Entry<String, Entry> e) -> connected(e.getValue()))
                  .thenComparing(e -> e.getValue().ts))
          .map(Map.Entry::getKey)
          .ifPresent(entries::remove);
    }
  }

  private static boolean connected(Entry entry) {
    return !entry.connections.isEmpty();
  }

  private static boolean untracked(Connection connection) {
    return connection.client().mode().equals(UNTRACKED);
  }

  private static String key(Connection connection) {
    return connection
        .principal()
        .deviceId()
        .or(() -> connection.client().instanceId())
        .orElse(connection.id())
        .toLowerCase(Locale.ROOT);
  }

  private static ObjectNode facts(Connection connection, String reason, long nowMs) {
    Connection.Client client = connection.client();
    String host = client.displayName().orElse(client.id());
    Optional<String> ip = Optional.of(connection.address()).filter(known -> !connection.direct());
    Optional<String> device = connection.principal().deviceId();
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts.put("host", host);
    ip.ifPresent(address -> facts.put("ip", address));
    facts.put("version", client.version());
    facts.put("platform", client.platform());
    client.deviceFamily().ifPresent(family -> facts.put("deviceFamily", family));
    client.modelIdentifier().ifPresent(model -> facts.put("modelIdentifier", model));
    facts.put("mode", client.mode());
    device.ifPresent(id -> facts.put("deviceId", id));
    facts.putArray("roles").add(connection.principal().role());
    if (!connection.principal().scopes().isEmpty()) {
      ArrayNode scopes = facts.putArray("scopes");
      connection.principal().scopes().stream().sorted().forEach(scopes::add);
    }
    device.or(client::instanceId).ifPresent(id -> facts.put("instanceId", id));
    facts.put("reason", reason);
    facts.put("ts", nowMs);
    String place = host + ip.map(address -> " (" + address + ")").orElse("");
    facts.put("text", "Node: " + place + " · mode " + client.mode());
    return facts;
  }
}
