package ai.openclaw.core.secrets.internal.engine;

import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretRef;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * What one pass got. Immutable.
 *
 * @param outcomes one per reference that was asked for; those of a provider that is slow have
 *     failed
 * @param late what slow providers will say yet
 */
public record Answers(
    Map<SecretRef, Outcome> outcomes, List<CompletionStage<Map<SecretRef, Outcome>>> late) {
  /** Copies the collections. */
  public Answers {
    outcomes = Map.copyOf(outcomes);
    late = List.copyOf(late);
  }
}
