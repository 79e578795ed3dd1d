package ai.openclaw.core.models.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How one stored login stands. Immutable; holds no credential.
 *
 * @param id the profile's id
 * @param provider whose login it is
 * @param type {@code api_key}, {@code token} or {@code oauth}
 * @param status {@code static}, {@code ok}, {@code expiring}, {@code expired} or {@code missing}
 * @param expiresAtMs when it ends, where that is known
 */
record ProfileHealth(
    String id, String provider, String type, String status, Optional<Long> expiresAtMs) {
  private static final Duration SOON = Duration.ofHours(24);
  private static final long HOURS_SHOWN = 48;

  /** Looks at a profile of a store; empty when it is none. */
  static Optional<ProfileHealth> of(String id, JsonNode profile, long nowMs) {
    String provider = profile.path("provider").asText().strip().toLowerCase(Locale.ROOT);
    String type = profile.path("type").asText(profile.path("mode").asText());
    if (provider.isEmpty()) {
      return Optional.empty();
    }
    Optional<Long> expires =
        Optional.of(profile.path("expires").asLong()).filter(moment -> moment > 0);
    return switch (type) {
      case "api_key" ->
          Optional.of(new ProfileHealth(id, provider, type, "static", Optional.empty()));
      case "token" ->
          Optional.of(
              new ProfileHealth(id, provider, type, token(profile, expires, nowMs), expires));
      case "oauth" ->
          Optional.of(
              new ProfileHealth(
                  id,
                  provider,
                  type,
                  expires.map(moment -> expiry(moment, nowMs)).orElse("missing"),
                  expires));
      default -> Optional.empty();
    };
  }

  private static String token(JsonNode profile, Optional<Long> expires, long nowMs) {
    boolean there =
        !profile.path("token").asText().isBlank() || profile.path("tokenRef").isObject();
    return there ? expires.map(moment -> expiry(moment, nowMs)).orElse("static") : "missing";
  }

  private static String expiry(long moment, long nowMs) {
    if (moment <= nowMs) {
      return "expired";
    }
    return moment - nowMs <= SOON.toMillis() ? "expiring" : "ok";
  }

  /** Writes when it ends, where that is known. */
  void writeExpiry(ObjectNode into, long nowMs) {
    expiresAtMs.ifPresent(
        moment ->
            into.putObject("expiry")
                .put("at", moment)
                .put("remainingMs", moment - nowMs)
                .put("label", label(moment - nowMs)));
  }

  private static String label(long remainingMs) {
    if (remainingMs <= 0) {
      return "0m";
    }
    long minutes = Math.max(1, Math.round(remainingMs / 60_000.0));
    if (minutes < 60) {
      return minutes + "m";
    }
    long hours = Math.round(minutes / 60.0);
    return hours < HOURS_SHOWN ? hours + "h" : Math.round(hours / 24.0) + "d";
  }
}
