package ai.openclaw.core.models.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the logins at model providers stand, from the configuration and a store of profiles.
 *
 * @param config the active configuration
 * @param store the profiles; a missing node when there are none
 * @param nowMs the present
 */
record AuthStatus(JsonNode config, JsonNode store, long nowMs) {
  private static final Set<String> REFRESHABLE = Set.of("oauth", "token");

  /** The answer to {@code models.authStatus}. */
  ObjectNode make() {
    var providers = new TreeMap<String, List<ProfileHealth>>();
    Set<String> expected = expected();
    expected.forEach(provider -> providers.put(provider, new ArrayList<>()));
    store
        .path("profiles")
        .properties()
        .forEach(
            profile ->
                ProfileHealth.of(profile.getKey(), profile.getValue(), nowMs)
                    .filter(health -> expected.isEmpty() || expected.contains(health.provider()))
                    .ifPresent(
                        health ->
                            providers
                                .computeIfAbsent(health.provider(), key -> new ArrayList<>())
                                .add(health)));
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ts", nowMs);
    ArrayNode list = answer.putArray("providers");
    providers.forEach((provider, profiles) -> write(list.addObject(), provider, profiles));
    return answer;
  }

  /** The providers whose logins can run out; one that has a key of its own is not expected. */
  private Set<String> expected() {
    var expected = new TreeSet<String>();
    JsonNode configured = config.path("models").path("providers");
    configured
        .properties()
        .forEach(
            provider -> {
              if (REFRESHABLE.contains(provider.getValue().path("auth").asText())) {
                expected.add(provider.getKey().toLowerCase(Locale.ROOT));
              }
            });
    config
        .path("auth")
        .path("profiles")
        .forEach(
            profile -> {
              String provider = profile.path("provider").asText();
              if (!provider.isBlank() && REFRESHABLE.contains(profile.path("mode").asText())) {
                expected.add(provider.toLowerCase(Locale.ROOT));
              }
            });
    configured
        .properties()
        .forEach(
            provider -> {
              if (provider.getValue().hasNonNull("apiKey")) {
                expected.remove(provider.getKey().toLowerCase(Locale.ROOT));
              }
            });
    return expected;
  }

  private void write(ObjectNode row, String provider, List<ProfileHealth> profiles) {
    List<ProfileHealth> logins =
        profiles.stream().filter(profile -> profile.type().equals("oauth")).toList();
    List<ProfileHealth> counted = logins.isEmpty() ? profiles : logins;
    Optional<ProfileHealth> first =
        counted.stream()
            .min(
                Comparator.comparing(
                        (ProfileHealth one) -> one.expiresAtMs().orElse(Long.MAX_VALUE))
                    .thenComparing(ProfileHealth::id));
    row.put("provider", provider);
    row.put("displayName", displayName(provider));
    row.put("status", first.map(ProfileHealth::status).orElse("missing"));
    first.ifPresent(profile -> profile.writeExpiry(row, nowMs));
    ArrayNode list = row.putArray("profiles");
    profiles.stream()
        .sorted(Comparator.comparing(ProfileHealth::id))
        .forEach(
            profile -> {
              ObjectNode one = list.addObject();
              one.put("profileId", profile.id());
              one.put("type", profile.type());
              one.put("status", profile.status());
              profile.writeExpiry(one, nowMs);
            });
  }

  private static String displayName(String provider) {
    var name = new StringBuilder();
    for (String word : provider.split("-", -1)) {
      if (!word.isEmpty()) {
        name.append(name.isEmpty() ? "" : " ")
            .append(Character.toUpperCase(word.charAt(0)))
            .append(word.substring(1));
      }
    }
    return name.toString();
  }
}
