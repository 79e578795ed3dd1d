package ai.openclaw.core.operate.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The channels that a configuration names, with their accounts. Immutable. */
record ConfiguredChannels(Map<String, List<String>> accounts) {
  private static final Set<String> SHARED = Set.of("defaults", "modelByChannel");
  private static final String DEFAULT = "default";

  /** Reads the section {@code channels}; a channel that is switched off is there too. */
  static ConfiguredChannels of(JsonNode config) {
    Map<String, List<String>> found = new TreeMap<>();
    config
        .path("channels")
        .properties()
        .forEach(
            channel -> {
              if (channel.getValue().isObject() && !SHARED.contains(channel.getKey())) {
                found.put(channel.getKey(), ids(channel.getValue()));
              }
            });
    return new ConfiguredChannels(new LinkedHashMap<>(found));
  }

  private static List<String> ids(JsonNode channel) {
    List<String> ids = new ArrayList<>();
    channel.path("accounts").fieldNames().forEachRemaining(ids::add);
    if (ids.isEmpty()) {
      ids.add(DEFAULT);
    }
    return ids;
  }

  /** Whether an account is switched on. */
  static boolean enabled(JsonNode config, String channel, String account) {
    JsonNode section = config.path("channels").path(channel);
    return section.path("enabled").asBoolean(true)
        && section.path("accounts").path(account).path("enabled").asBoolean(true);
  }
}
