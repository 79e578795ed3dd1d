package ai.openclaw.core.secrets.internal.surface;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Whether the configuration lets a plugin run.
 *
 * @param byDefault whether it runs without being switched on
 */
record PluginGate(boolean byDefault) {
  /** Why a plugin does not run; empty when it does. */
  Optional<String> closed(ConfigView config, String id) {
    Optional<String> denied = denied(config, id);
    if (denied.isPresent()) {
      return denied;
    }
    if (ChannelCondition.off(config.setting("plugins", "enabled"))) {
      return Optional.of("plugins are disabled");
    }
    JsonNode allowed = config.setting("plugins", "allow");
    if (allowed.isArray() && !allowed.isEmpty() && !contains(allowed, id)) {
      return Optional.of("the plugin " + id + " is not in plugins.allow");
    }
    JsonNode enabled = config.setting("plugins", "entries", id, "enabled");
    if (ChannelCondition.off(enabled)) {
      return Optional.of("the plugin " + id + " is disabled");
    }
    return byDefault || enabled.asBoolean(false)
        ? Optional.empty()
        : Optional.of(
            "the plugin "
                + id
                + " is disabled by default; plugins.entries."
                + id
                + ".enabled"
                + " is not true");
  }

  /** Why a plugin may never run. */
  static Optional<String> denied(ConfigView config, String id) {
    return contains(config.setting("plugins", "deny"), id)
        ? Optional.of("the plugin " + id + " is in plugins.deny")
        : Optional.empty();
  }

  private static boolean contains(JsonNode list, String id) {
    return StreamSupport.stream(list.spliterator(), false)
        .anyMatch(item -> item.asText("").strip().equals(id));
  }
}
