package ai.openclaw.core.devices.internal;

import ai.openclaw.core.devices.ClientInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Changes one entry of the paired devices; fields it does not know stay as they are. */
final class PairedEntry {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 32;

  private final ObjectNode entry;
  private final long nowMs;

  /**
   * Opens an entry.
   *
   * @param entry the entry, empty for a new device; changed in place
   * @param nowMs the time of the change
   */
  PairedEntry(ObjectNode entry, long nowMs) {
    this.entry = entry;
    this.nowMs = nowMs;
  }

  /** Approves what is granted and gives each of its roles a new token. */
  void approve(Grant grant) {
    List<String> roles = Scopes.union(PairedDevice.texts(entry.path("roles")), grant.roles());
    JsonNode before =
        entry.path(entry.path("approvedScopes").isArray() ? "approvedScopes" : "scopes");
    List<String> scopes = Scopes.union(PairedDevice.texts(before), grant.scopes());
    entry.put("deviceId", grant.deviceId());
    entry.put("publicKey", grant.publicKey());
    put("displayName", grant.displayName());
    put("platform", grant.platform());
    put("deviceFamily", grant.deviceFamily());
    put("clientId", grant.clientId());
    put("clientMode", grant.clientMode());
    entry.put("role", grant.roles().get(grant.roles().size() - 1));
    put("roles", roles);
    put("scopes", scopes);
    put("approvedScopes", scopes);
    put("remoteIp", grant.remoteIp());
    grant.roles().forEach(role -> renew(role, scopes));
    if (!entry.has("createdAtMs")) {
      entry.put("createdAtMs", nowMs);
    }
    entry.put("approvedAtMs", nowMs);
  }

  /**
   * Gives a role a new token; the one it has serves until the new one is used, as the answer that
   * carries the new one may never arrive. One that nobody has used yet only gets the scopes.
   */
  private void renew(String role, Collection<String> approvedScopes) {
    JsonNode token = entry.path("tokens").path(role);
    String old = token.path("token").asText();
    boolean serves = !old.isEmpty() && !token.hasNonNull("revokedAtMs");
    if (!serves) {
      issue(role, approvedScopes);
    } else if (RetiredToken.read(token).filter(retired -> retired.serves(nowMs)).isPresent()) {
      scopes((ObjectNode) token, role, approvedScopes);
    } else {
      issue(role, approvedScopes);
      new RetiredToken(old, nowMs).write((ObjectNode) token);
    }
  }

  /** Gives a role a new token, in place of the one it may have. */
  void issue(String role, Collection<String> approvedScopes) {
    ObjectNode tokens =
        entry.get("tokens") instanceof ObjectNode present ? present : entry.putObject("tokens");
    boolean first = !(tokens.get(role) instanceof ObjectNode);
    ObjectNode token = first ? tokens.putObject(role) : (ObjectNode) tokens.get(role);
    token.put("token", random());
    token.put("role", role);
    scopes(token, role, approvedScopes);
    token.put(first ? "createdAtMs" : "rotatedAtMs", nowMs);
    token.remove("revokedAtMs");
    RetiredToken.remove(token);
  }

  private static void scopes(ObjectNode token, String role, Collection<String> approvedScopes) {
    var scopes = token.putArray("scopes");
    Scopes.ofToken(role, approvedScopes).forEach(scopes::add);
  }

  /** The new token of a role is in use: the one before it is worthless. */
  void settle(String role) {
    if (entry.path("tokens").get(role) instanceof ObjectNode token) {
      RetiredToken.remove(token);
    }
  }

  /** Notes which program connected last. */
  void client(ClientInfo client) {
    client.displayName().ifPresent(name -> entry.put("displayName", name));
    entry.put("clientId", client.id());
    entry.put("clientMode", client.mode());
  }

  /** Notes that a role's token was used. */
  void used(String role, long atMs) {
    if (entry.path("tokens").get(role) instanceof ObjectNode token) {
      token.put("lastUsedAtMs", atMs);
    }
  }

  /** Makes the token of a role worthless; false when there is none. */
  boolean revoke(String role) {
    if (entry.path("tokens").get(role) instanceof ObjectNode token) {
      token.put("revokedAtMs", nowMs);
      RetiredToken.remove(token);
      return true;
    }
    return false;
  }

  private void put(String key, Optional<String> value) {
    value.ifPresent(text -> entry.put(key, text));
  }

  private void put(String key, List<String> values) {
    var array = entry.putArray(key);
    values.forEach(array::add);
  }

  private static String random() {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return DeviceKeys.encode(bytes);
  }
}
