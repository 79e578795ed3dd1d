package ai.openclaw.core.tokens.internal;

import ai.openclaw.api.rpc.ClientGrant;
import ai.openclaw.core.tokens.ClientTokens.Found;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A token as it is kept. Immutable.
 *
 * @param sha256 the hash of its value, hex
 * @param scopes the scopes it grants
 * @param grant what else limits it
 * @param createdAtMs when it was made, milliseconds since the epoch
 * @param expiresAtMs when it ends; empty: never
 * @param lastUsedAtMs when somebody came in with it
 */
public record StoredToken(
    String sha256,
    List<String> scopes,
    ClientGrant grant,
    long createdAtMs,
    Optional<Long> expiresAtMs,
    Optional<Long> lastUsedAtMs) {
  /** Copies the list. */
  public StoredToken {
    scopes = List.copyOf(scopes);
  }

  static StoredToken read(String id, JsonNode entry) {
    return new StoredToken(
        entry.path("sha256").asText(),
        texts(entry.path("scopes")),
        new ClientGrant(
            id,
            entry.path("name").asText(id),
            texts(entry.path("methods")),
            texts(entry.path("endpoints")),
            texts(entry.path("agents"))),
        entry.path("createdAtMs").asLong(),
        time(entry.path("expiresAtMs")),
        time(entry.path("lastUsedAtMs")));
  }

  /** All of it but the hash, for programs. */
  public ObjectNode shown() {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("id", grant.id());
    entry.put("name", grant.name());
    put(entry, "scopes", scopes);
    put(entry, "methods", grant.methods());
    put(entry, "endpoints", grant.endpoints());
    put(entry, "agents", grant.agents());
    entry.put("createdAtMs", createdAtMs);
    expiresAtMs.ifPresent(at -> entry.put("expiresAtMs", at));
    lastUsedAtMs.ifPresent(at -> entry.put("lastUsedAtMs", at));
    return entry;
  }

  ObjectNode stored() {
    ObjectNode entry = shown();
    entry.remove("id");
    entry.put("sha256", sha256);
    return entry;
  }

  /** Whether it is in force at a time. */
  public boolean serves(long nowMs) {
    return expiresAtMs.filter(end -> end <= nowMs).isEmpty();
  }

  Found found() {
    return new Found(Set.copyOf(scopes), grant);
  }

  StoredToken used(long atMs) {
    return new StoredToken(sha256, scopes, grant, createdAtMs, expiresAtMs, Optional.of(atMs));
  }

  private static void put(ObjectNode entry, String key, List<String> values) {
    var array = entry.putArray(key);
    values.forEach(array::add);
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** A time that is there but is no number counts as long past. */
  private static Optional<Long> time(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asLong());
  }
}
