package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.shield.Trigger;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which references a pass resolves anew; the others keep the value they have, if they have one.
 *
 * @param included decides
 * @param trigger why the pass runs
 * @param known what is known already, and not asked for
 */
record PassScope(Predicate<Slot> included, Trigger trigger, Map<SecretRef, Outcome> known) {
  /** All. */
  static PassScope all(Trigger trigger) {
    return new PassScope(slot -> true, trigger, Map.of());
  }

  /** Those of some owners. */
  static PassScope owners(Set<String> owners, Trigger trigger) {
    return new PassScope(slot -> owners.contains(slot.owner()), trigger, Map.of());
  }

  /** Those of some owners, with outcomes that an earlier pass got or was still waiting for. */
  static PassScope late(Set<String> owners, Map<SecretRef, Outcome> known) {
    return new PassScope(slot -> owners.contains(slot.owner()), Trigger.RETRY, known);
  }

  boolean includes(Slot slot) {
    return included.test(slot);
  }
}
