package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.Activity;
import java.util.List;
import java.util.Map;

/** The activation rules of the core's own fields by their ids. */
final class CoreRules {
  private static final Map<String, ActivationRule> RULES =
      Map.ofEntries(
          Map.entry("always", (config, path) -> ActivationRule.active()),
          Map.entry("skill-enabled", ToolRules::skill),
          Map.entry("mem-defaults", (config, path) -> AgentRules.memoryDefaults(config)),
          Map.entry("mem-agent", AgentRules::memoryOfAgent),
          Map.entry("ssh-defaults", (config, path) -> AgentRules.sshDefaults(config)),
          Map.entry("ssh-agent", AgentRules::sshOfAgent),
          Map.entry("gw-auth-token", (config, path) -> GatewayRules.authToken(config)),
          Map.entry("gw-auth-password", (config, path) -> GatewayRules.authPassword(config)),
          Map.entry("gw-remote-token", (config, path) -> GatewayRules.remoteToken(config)),
          Map.entry("gw-remote-password", (config, path) -> GatewayRules.remotePassword(config)),
          Map.entry("media-section", ToolRules::mediaSection),
          Map.entry("media-shared", ToolRules::sharedMediaModel),
          Map.entry("web-search-legacy", (config, path) -> ToolRules.outdated()),
          Map.entry("web-fetch-legacy", (config, path) -> ToolRules.outdated()));

  private CoreRules() {}

  /** Whether a field of a core target is in use: all its rules must say so. */
  static Activity judge(Target target, ConfigView config, List<String> path) {
    for (String id : target.rules()) {
      ActivationRule rule = RULES.get(id);
      if (rule == null) {
        throw new IllegalStateException("no activation rule " + id);
      }
      Activity activity = rule.judge(config, path);
      if (!(activity instanceof Activity.Active)) {
        return activity;
      }
    }
    return ActivationRule.active();
  }
}
