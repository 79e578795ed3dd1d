package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.engine.Answers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/**
 * What a pass did not wait for. Together with what it got, each late answer completes it, so that
 * nobody is asked a second time. Thread-safe.
 */
final class LateAnswers {
  private final Map<SecretRef, Outcome> known;
  private final List<CompletionStage<Map<SecretRef, Outcome>>> expected;

  LateAnswers(Answers answers) {
    this.known = new HashMap<>(answers.outcomes());
    this.expected = answers.late();
  }

  /** Whether there is nothing to wait for. */
  boolean isEmpty() {
    return expected.isEmpty();
  }

  /**
   * Tells of each answer when it is there.
   *
   * @param told gets the references that were answered, and all that is known then
   */
  void whenThere(BiConsumer<Set<SecretRef>, Map<SecretRef, Outcome>> told) {
    expected.forEach(
        answer -> answer.thenAccept(late -> told.accept(Set.copyOf(late.keySet()), with(late))));
  }

  private synchronized Map<SecretRef, Outcome> with(Map<SecretRef, Outcome> late) {
    known.putAll(late);
    return Map.copyOf(known);
  }
}
