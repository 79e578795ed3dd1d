package ai.openclaw.core.secrets.internal.surface;

import static ai.openclaw.core.secrets.internal.surface.ActivationRule.activeIf;
import static ai.openclaw.core.secrets.internal.surface.ActivationRule.inactive;

import ai.openclaw.api.credential.Activity;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Skills, media understanding and the old fields of the web tools. */
final class ToolRules {
  private static final List<String> CAPABILITIES = List.of("audio", "image", "video");

  private ToolRules() {}

  static Activity skill(ConfigView config, List<String> path) {
    return activeIf(
        !off(config.setting("skills", "entries", path.get(2), "enabled")),
        "the skill entry is disabled");
  }

  static Activity mediaSection(ConfigView config, List<String> path) {
    String section = path.get(2);
    return activeIf(enabled(config, section), "tools.media." + section + " is disabled");
  }

  static Activity sharedMediaModel(ConfigView config, List<String> path) {
    var served = new ArrayList<String>();
    JsonNode model = config.setting("tools", "media", "models", path.get(3));
    model.path("capabilities").forEach(capability -> served.add(capability.asText()));
    List<String> capabilities = served.isEmpty() ? CAPABILITIES : served;
    return activeIf(
        capabilities.stream().anyMatch(capability -> enabled(config, capability)),
        "every capability it serves is disabled: " + String.join(", ", capabilities));
  }

  /** What is left of an old field after folding had its chance. */
  static Activity outdated() {
    return inactive("the present field of the plugin has a value of its own, which wins");
  }

  private static boolean enabled(ConfigView config, String section) {
    return !off(config.setting("tools", "media", section, "enabled"));
  }

  private static boolean off(JsonNode flag) {
    return flag.isBoolean() && !flag.booleanValue();
  }
}
