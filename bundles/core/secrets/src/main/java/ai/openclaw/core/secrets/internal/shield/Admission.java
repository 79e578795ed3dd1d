package ai.openclaw.core.secrets.internal.shield;

import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretRef;
import java.util.List;
import java.util.Map;

/** What may be asked of a provider now. Immutable. */
public sealed interface Admission {
  /**
   * A call may be made.
   *
   * @param permit to be told how the call ended
   * @param asked what to ask for; never empty
   * @param held references that are not asked, each with the reason
   */
  record Ask(Permit permit, List<SecretRef> asked, Map<SecretRef, Outcome> held)
      implements Admission {
    /** Copies the collections. */
    public Ask {
      asked = List.copyOf(asked);
      held = Map.copyOf(held);
    }
  }

  /**
   * No call is made.
   *
   * @param outcomes every reference with the reason
   */
  record Hold(Map<SecretRef, Outcome> outcomes) implements Admission {
    /** Copies the map. */
    public Hold {
      outcomes = Map.copyOf(outcomes);
    }
  }
}
