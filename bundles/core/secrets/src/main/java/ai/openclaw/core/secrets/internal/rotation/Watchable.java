package ai.openclaw.core.secrets.internal.rotation;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.engine.ResolutionSettings;
import ai.openclaw.core.secrets.internal.runtime.Published;
import ai.openclaw.core.secrets.internal.surface.Slot;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The references of one alias that are in use. Immutable.
 *
 * @param alias whose they are
 * @param settings the settings of the alias
 * @param ids the ids in use
 */
record Watchable(Alias alias, ObjectNode settings, Set<String> ids) {
  /**
   * An alias as references name it.
   *
   * @param source the source
   * @param name the key under {@code secrets.providers}
   */
  record Alias(String source, String name) {}

  /** Copies the set. */
  Watchable {
    ids = Set.copyOf(ids);
  }

  /** What a state uses. */
  static Map<Alias, Watchable> of(Published state) {
    ResolutionSettings settings = ResolutionSettings.of(state.activation().config());
    var ids = new LinkedHashMap<Alias, Set<String>>();
    for (Slot slot : state.active()) {
      SecretRef ref = slot.ref();
      ids.computeIfAbsent(new Alias(ref.source(), ref.provider()), alias -> new LinkedHashSet<>())
          .add(ref.id());
    }
    var found = new LinkedHashMap<Alias, Watchable>();
    ids.forEach(
        (alias, used) ->
            found.put(
                alias,
                new Watchable(
                    alias,
                    settings.provider(alias.name()).orElseGet(JsonNodeFactory.instance::objectNode),
                    used)));
    return found;
  }

  /** All references. */
  Set<SecretRef> refs() {
    return refs(ids);
  }

  /** Those of some ids. */
  Set<SecretRef> refs(Set<String> some) {
    var refs = new LinkedHashSet<SecretRef>();
    for (String id : some) {
      if (ids.contains(id)) {
        refs.add(new SecretRef(alias.source(), alias.name(), id));
      }
    }
    return refs;
  }

  /** Settings may hold values that were meant for an outside program. */
  @Override
  public String toString() {
    return "Watchable[" + alias + ", " + ids.size() + " ids]";
  }
}
