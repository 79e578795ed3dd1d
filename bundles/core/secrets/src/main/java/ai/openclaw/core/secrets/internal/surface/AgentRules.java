package ai.openclaw.core.secrets.internal.surface;

import static ai.openclaw.core.secrets.internal.surface.ActivationRule.active;
import static ai.openclaw.core.secrets.internal.surface.ActivationRule.activeIf;
import static ai.openclaw.core.secrets.internal.surface.ActivationRule.inactive;

import ai.openclaw.api.credential.Activity;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;

/** Memory search and SSH sandboxes, each with defaults that agents may replace. */
final class AgentRules {
  private AgentRules() {}

  static Activity memoryDefaults(ConfigView config) {
    if (off(config.setting("agents", "defaults", "memorySearch", "enabled"))) {
      return inactive("agents.defaults.memorySearch is disabled");
    }
    int agents = config.setting("agents", "list").size();
    boolean inherited =
        agents == 0
            || IntStream.range(0, agents)
                .mapToObj(Integer::toString)
                .filter(i -> !off(config.setting("agents", "list", i, "memorySearch", "enabled")))
                .anyMatch(
                    i ->
                        !config.configured(
                            List.of("agents", "list", i, "memorySearch", "remote", "apiKey")));
    return activeIf(inherited, "every enabled agent has a memorySearch key of its own");
  }

  static Activity memoryOfAgent(ConfigView config, List<String> path) {
    String agent = path.get(2);
    return activeIf(
        !off(config.setting("agents", "list", agent, "memorySearch", "enabled")),
        "memorySearch of this agent is disabled");
  }

  static Activity sshDefaults(ConfigView config) {
    JsonNode defaults = config.setting("agents", "defaults", "sandbox");
    if (ssh(defaults, defaults)) {
      return active();
    }
    for (JsonNode agent : config.setting("agents", "list")) {
      if (ssh(agent.path("sandbox"), defaults)) {
        return active();
      }
    }
    return inactive("no sandbox uses the ssh backend");
  }

  static Activity sshOfAgent(ConfigView config, List<String> path) {
    return activeIf(
        ssh(
            config.setting("agents", "list", path.get(2), "sandbox"),
            config.setting("agents", "defaults", "sandbox")),
        "the sandbox of this agent does not use the ssh backend");
  }

  private static boolean ssh(JsonNode own, JsonNode defaults) {
    return effective(own, defaults, "backend").equals("ssh")
        && !effective(own, defaults, "mode").equals("off");
  }

  private static String effective(JsonNode own, JsonNode defaults, String key) {
    return own.hasNonNull(key) ? own.path(key).asText() : defaults.path(key).asText("");
  }

  private static boolean off(JsonNode flag) {
    return flag.isBoolean() && !flag.booleanValue();
  }
}
