package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.Activity;
import java.util.List;

/**
 * When a credential of a plugin is in use: while the plugin runs.
 *
 * @param gate whether it runs
 */
record PluginUse(PluginGate gate) implements ActivationRule {
  @Override
  public Activity judge(ConfigView config, List<String> path) {
    return gate.closed(config, path.get(2))
        .map(ActivationRule::inactive)
        .orElseGet(ActivationRule::active);
  }
}
