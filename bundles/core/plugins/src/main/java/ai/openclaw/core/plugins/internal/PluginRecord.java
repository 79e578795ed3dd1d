package ai.openclaw.core.plugins.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The record of admitted bundles, one entry per symbolic name and version. Immutable.
 *
 * @param entries the entries, in the order of admission
 * @param unknown fields that a later version wrote
 */
record PluginRecord(List<RecordEntry> entries, ObjectNode unknown) {
  PluginRecord {
    entries = List.copyOf(entries);
  }

  Optional<RecordEntry> entry(PluginJar jar) {
    return entries.stream().filter(e -> e.is(jar.name(), jar.version())).findFirst();
  }

  List<RecordEntry> named(String name) {
    return entries.stream().filter(e -> e.jar().name().equals(name)).toList();
  }

  PluginRecord with(RecordEntry entry) {
    var all = new ArrayList<RecordEntry>();
    boolean replaced = false;
    for (RecordEntry old : entries) {
      boolean same = old.jar().sameBundle(entry.jar());
      all.add(same ? entry : old);
      replaced |= same;
    }
    if (!replaced) {
      all.add(entry);
    }
    return new PluginRecord(all, unknown);
  }

  PluginRecord without(Predicate<RecordEntry> gone) {
    return new PluginRecord(entries.stream().filter(gone.negate()).toList(), unknown);
  }
}
