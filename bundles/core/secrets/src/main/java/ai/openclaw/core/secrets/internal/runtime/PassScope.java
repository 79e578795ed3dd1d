package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.core.secrets.internal.surface.Slot;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which references a pass resolves anew; the others keep the value they have, if they have one.
 *
 * @param included decides
 */
record PassScope(Predicate<Slot> included) {
  /** All. */
  static PassScope all() {
    return new PassScope(slot -> true);
  }

  /** Those of some owners. */
  static PassScope owners(Set<String> owners) {
    return new PassScope(slot -> owners.contains(slot.owner()));
  }

  boolean includes(Slot slot) {
    return included.test(slot);
  }
}
