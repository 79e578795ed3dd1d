package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.Activity;
import java.util.List;
import java.util.Set;

/**
 * When a credential of a plugin competes with those of others for one service.
 *
 * @param group what they compete for
 * @param name what the configuration calls this one
 * @param order its place, lowest first
 * @param variables what serves when the field has no value
 * @param gate whether the plugin runs; a plugin that the configuration chooses need not
 */
record CandidateUse(String group, String name, int order, List<String> variables, PluginGate gate)
    implements ActivationRule {
  /** Copies the list. */
  CandidateUse {
    variables = List.copyOf(variables);
  }

  @Override
  public Activity judge(ConfigView config, List<String> path) {
    Contest contest = Contest.of(group);
    if (contest.off(config)) {
      return ActivationRule.inactive(contest.words() + " is disabled");
    }
    String plugin = path.get(2);
    boolean chosen = contest.choice(config).equals(name);
    return (chosen ? PluginGate.denied(config, plugin) : gate.closed(config, plugin))
        .map(ActivationRule::inactive)
        .orElseGet(() -> new Activity.Candidate(group, order, variables));
  }

  /** The variables that an environment reference may name; empty when it may name any. */
  Set<String> allowedVariables() {
    return Contest.of(group).declaredVariablesOnly() ? Set.copyOf(variables) : Set.of();
  }
}
