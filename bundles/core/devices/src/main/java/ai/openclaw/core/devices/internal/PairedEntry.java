package ai.openclaw.core.devices.internal;

import ai.openclaw.core.devices.ClientInfo;
import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.DeviceProof;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;

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

  /** Approves all that an attempt asks for and gives its role a new token. */
  void approve(ConnectAttempt attempt, DeviceProof proof) {
    List<String> roles =
        Scopes.union(PairedDevice.texts(entry.path("roles")), List.of(attempt.role()));
    JsonNode before =
        entry.path(entry.path("approvedScopes").isArray() ? "approvedScopes" : "scopes");
    List<String> scopes = Scopes.union(PairedDevice.texts(before), attempt.scopes());
    entry.put("deviceId", proof.id());
    entry.put(
        "publicKey", DeviceKeys.decode(proof.publicKey()).map(DeviceKeys::encode).orElseThrow());
    attempt.client().displayName().ifPresent(name -> entry.put("displayName", name));
    entry.put("platform", attempt.client().platform());
    attempt.client().deviceFamily().ifPresent(family -> entry.put("deviceFamily", family));
    client(attempt.client());
    entry.put("role", attempt.role());
    put("roles", roles);
    put("scopes", scopes);
    put("approvedScopes", scopes);
    if (!attempt.local()) {
      entry.put("remoteIp", attempt.remoteAddress());
    }
    issue(attempt.role(), scopes);
    if (!entry.has("createdAtMs")) {
      entry.put("createdAtMs", nowMs);
    }
    entry.put("approvedAtMs", nowMs);
  }

  /** Gives a role a new token, in place of the one it may have. */
  void issue(String role, Collection<String> approvedScopes) {
    ObjectNode tokens =
        entry.get("tokens") instanceof ObjectNode present ? present : entry.putObject("tokens");
    boolean first = !(tokens.get(role) instanceof ObjectNode);
    ObjectNode token = first ? tokens.putObject(role) : (ObjectNode) tokens.get(role);
    token.put("token", random());
    token.put("role", role);
    var scopes = token.putArray("scopes");
    Scopes.ofToken(role, approvedScopes).forEach(scopes::add);
    token.put(first ? "createdAtMs" : "rotatedAtMs", nowMs);
    token.remove("revokedAtMs");
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
