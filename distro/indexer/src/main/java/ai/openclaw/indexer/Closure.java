package ai.openclaw.indexer;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds which bundles some bundles need, by the packages they import and the fragments they have.
 */
final class Closure {
  private final List<ShippedBundle> all;

  Closure(List<ShippedBundle> all) {
    this.all = all;
  }

  /** The bundles with these symbolic names and all that they need, in the order of the list. */
  List<ShippedBundle> of(Collection<String> symbolicNames) {
    Set<ShippedBundle> found = new LinkedHashSet<>();
    var open = new ArrayDeque<ShippedBundle>();
    for (String name : symbolicNames) {
      open.add(
          named(name)
              .orElseThrow(
                  () -> new IllegalArgumentException("no bundle " + name + " is shipped")));
    }
    while (!open.isEmpty()) {
      ShippedBundle bundle = open.poll();
      if (found.add(bundle)) {
        for (String needed : bundle.imports()) {
          exporter(bundle, needed).ifPresent(open::add);
        }
        bundle.fragmentHost().flatMap(this::named).ifPresent(open::add);
        for (ShippedBundle other : all) {
          if (other.fragmentHost().equals(Optional.of(bundle.symbolicName()))) {
            open.add(other);
          }
        }
      }
    }
    return all.stream().filter(found::contains).toList();
  }

  private Optional<ShippedBundle> named(String symbolicName) {
    return all.stream().filter(b -> b.symbolicName().equals(symbolicName)).findFirst();
  }

  private Optional<ShippedBundle> exporter(ShippedBundle importer, String name) {
    if (importer.exports().contains(name)) {
      return Optional.empty();
    }
    return all.stream().filter(b -> b.exports().contains(name)).findFirst();
  }
}
