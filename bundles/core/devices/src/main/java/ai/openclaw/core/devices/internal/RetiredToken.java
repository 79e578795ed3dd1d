package ai.openclaw.core.devices.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * A token that was renewed and serves until its successor is used. Immutable; {@link #toString()}
 * does not show it.
 *
 * @param token the token
 * @param replacedAtMs when it was replaced, milliseconds since the epoch
 */
record RetiredToken(String token, long replacedAtMs) {
  private static final long LIFE_MS = Duration.ofMinutes(10).toMillis();
  private static final long SKEW_MS = Duration.ofSeconds(5).toMillis();
  private static final String KEY = "previous";

  static Optional<RetiredToken> read(JsonNode entry) {
    JsonNode retired = entry.path(KEY);
    String token = retired.path("token").asText();
    return token.isEmpty()
        ? Optional.empty()
        : Optional.of(new RetiredToken(token, retired.path("replacedAtMs").asLong()));
  }

  void write(ObjectNode entry) {
    entry.putObject(KEY).put("token", token).put("replacedAtMs", replacedAtMs);
  }

  static void remove(ObjectNode entry) {
    entry.remove(KEY);
  }

  /** Whether it still serves; a clock that was set back ends it, so that it never lives longer. */
  boolean serves(long nowMs) {
    long age = nowMs - replacedAtMs;
    return age >= -SKEW_MS && age < LIFE_MS;
  }

  @Override
  public String toString() {
    return "RetiredToken[hidden]";
  }
}
