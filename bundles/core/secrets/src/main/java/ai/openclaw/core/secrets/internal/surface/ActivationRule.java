package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.Activity;
import java.util.List;

/** Decides whether one concrete credential field is in use; pure. */
@FunctionalInterface
interface ActivationRule {
  Activity judge(ConfigView config, List<String> path);

  /** In use. */
  static Activity active() {
    return new Activity.Active();
  }

  /** Not in use. */
  static Activity inactive(String reason) {
    return new Activity.Inactive(reason);
  }

  /** In use if a condition holds. */
  static Activity activeIf(boolean condition, String otherwise) {
    return condition ? active() : inactive(otherwise);
  }
}
