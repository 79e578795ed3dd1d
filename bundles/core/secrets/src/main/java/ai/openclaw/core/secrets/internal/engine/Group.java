package ai.openclaw.core.secrets.internal.engine;

import ai.openclaw.api.secret.SecretRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The references that one provider is asked for in one call.
 *
 * @param source the source
 * @param alias the alias
 * @param refs each once, in the order they were first seen
 */
record Group(String source, String alias, List<SecretRef> refs) {
  private record Key(String source, String alias) {}

  /** The groups of a list of references, in first-seen order. */
  static List<Group> of(Collection<SecretRef> refs) {
    var groups = new LinkedHashMap<Key, LinkedHashSet<SecretRef>>();
    for (SecretRef ref : refs) {
      groups
          .computeIfAbsent(new Key(ref.source(), ref.provider()), key -> new LinkedHashSet<>())
          .add(ref);
    }
    var list = new ArrayList<Group>();
    groups.forEach((key, of) -> list.add(new Group(key.source(), key.alias(), List.copyOf(of))));
    return list;
  }
}
