package ai.openclaw.core.devices.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an entry of the paired devices says, read once when the file is read. Immutable.
 *
 * @param deviceId the device
 * @param platform the platform it was approved with
 * @param deviceFamily the family it was approved with
 * @param clientId the program that connected last
 * @param clientMode its mode
 * @param displayName its name for people
 * @param roles the roles in force: approved and not revoked
 * @param approvedScopes what a person or the local rule has approved
 * @param tokens the tokens that are not revoked, by role
 */
record PairedDevice(
    String deviceId,
    Optional<String> platform,
    Optional<String> deviceFamily,
    Optional<String> clientId,
    Optional<String> clientMode,
    Optional<String> displayName,
    List<String> roles,
    List<String> approvedScopes,
    Map<String, RoleToken> tokens) {

  /**
   * A token of one role. {@link #toString()} does not show it.
   *
   * @param token the token
   * @param scopes what it is good for
   * @param issuedAtMs when it was made or last rotated
   * @param retired the token before it, while this one has not been used
   */
  record RoleToken(
      String token, List<String> scopes, long issuedAtMs, Optional<RetiredToken> retired) {
    @Override
    public String toString() {
      return "RoleToken[hidden]";
    }
  }

  /** Reads an entry; fields that are missing or of another type count as absent. */
  static PairedDevice read(String deviceId, JsonNode entry) {
    Map<String, RoleToken> tokens = new LinkedHashMap<>();
    JsonNode stored = entry.path("tokens");
    stored
        .properties()
        .forEach(token -> token(token.getValue()).ifPresent(t -> tokens.put(token.getKey(), t)));
    List<String> roles = new ArrayList<>(texts(entry.path("roles")));
    if (roles.isEmpty()) {
      text(entry, "role").ifPresent(roles::add);
    }
    if (stored.isObject()) {
      roles.retainAll(tokens.keySet());
    }
    List<String> scopes =
        texts(entry.path(entry.path("approvedScopes").isArray() ? "approvedScopes" : "scopes"));
    return new PairedDevice(
        deviceId,
        text(entry, "platform"),
        text(entry, "deviceFamily"),
        text(entry, "clientId"),
        text(entry, "clientMode"),
        text(entry, "displayName"),
        List.copyOf(roles),
        scopes,
        Map.copyOf(tokens));
  }

  /** Whether a role is in force. */
  boolean allows(String role) {
    return roles.contains(role);
  }

  /** The text of a field. */
  static Optional<String> text(JsonNode entry, String key) {
    return Optional.of(entry.path(key)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** The texts of a list. */
  static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(
        item -> {
          if (item.isTextual()) {
            texts.add(item.textValue());
          }
        });
    return List.copyOf(texts);
  }

  private static Optional<RoleToken> token(JsonNode entry) {
    Optional<String> token = text(entry, "token").filter(text -> !text.isEmpty());
    if (token.isEmpty() || entry.hasNonNull("revokedAtMs")) {
      return Optional.empty();
    }
    long issued = entry.path("rotatedAtMs").asLong(entry.path("createdAtMs").asLong());
    return Optional.of(
        new RoleToken(token.get(), texts(entry.path("scopes")), issued, RetiredToken.read(entry)));
  }
}
