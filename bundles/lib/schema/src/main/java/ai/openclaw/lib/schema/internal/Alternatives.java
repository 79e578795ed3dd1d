package ai.openclaw.lib.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out which alternative was meant: the type decides first, then a key with a constant (a
 * discriminator), then the number of breaches.
 */
final class Alternatives {
  private Alternatives() {}

  /** What is wrong with the alternative that was most likely meant. */
  static List<Violation> meant(Violation.NoBranch none) {
    List<List<Violation>> fitting =
        none.branches().stream().filter(branch -> wanted(branch, none.at()).isEmpty()).toList();
    if (fitting.isEmpty()) {
      return List.of(wrongType(none));
    }
    List<Violation.NotAllowed> values = values(fitting, none.at());
    if (!values.isEmpty()) {
      return List.of(union(values));
    }
    List<List<Violation>> chosen =
        fitting.stream().filter(branch -> discriminators(branch, none.at()).isEmpty()).toList();
    if (chosen.isEmpty()) {
      return List.of(
          union(discriminators(fitting.stream().flatMap(List::stream).toList(), none.at())));
    }
    return chosen.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
  }

  /** The types that a branch asks for when it is refused because of the type. */
  private static Set<JsonType> wanted(List<Violation> branch, Location at) {
    var types = new LinkedHashSet<JsonType>();
    for (Violation violation : branch) {
      if (violation.at() == at && violation instanceof Violation.WrongType wrong) {
        types.addAll(wrong.expected());
      } else if (violation.at() == at && violation instanceof Violation.NoBranch inner) {
        List<Set<JsonType>> each = inner.branches().stream().map(one -> wanted(one, at)).toList();
        if (each.stream().noneMatch(Set::isEmpty)) {
          each.forEach(types::addAll);
        }
      }
    }
    return types;
  }

  private static Violation wrongType(Violation.NoBranch none) {
    var types = new LinkedHashSet<JsonType>();
    none.branches().forEach(branch -> types.addAll(wanted(branch, none.at())));
    JsonType found =
        none.branches().stream().map(branch -> found(branch, none.at())).findFirst().orElseThrow();
    return new Violation.WrongType(none.at(), List.copyOf(types), found);
  }

  private static JsonType found(List<Violation> branch, Location at) {
    for (Violation violation : branch) {
      if (violation.at() == at && violation instanceof Violation.WrongType wrong) {
        return wrong.found();
      }
      if (violation.at() == at && violation instanceof Violation.NoBranch inner) {
        return found(inner.branches().get(0), at);
      }
    }
    throw new IllegalStateException("not refused because of the type");
  }

  /** The listed values, when every branch is nothing but such a list. */
  private static List<Violation.NotAllowed> values(List<List<Violation>> branches, Location at) {
    var values = new ArrayList<Violation.NotAllowed>();
    for (List<Violation> branch : branches) {
      if (branch.size() != 1
          || branch.get(0).at() != at
          || !(branch.get(0) instanceof Violation.NotAllowed none)) {
        return List.of();
      }
      values.add(none);
    }
    return values;
  }

  private static List<Violation.NotAllowed> discriminators(List<Violation> branch, Location at) {
    return branch.stream()
        .filter(violation -> violation.at().isChildOf(at))
        .filter(Violation.NotAllowed.class::isInstance)
        .map(Violation.NotAllowed.class::cast)
        .filter(Violation.NotAllowed::constant)
        .toList();
  }

  private static Violation union(List<Violation.NotAllowed> lists) {
    Violation.NotAllowed first = lists.get(0);
    var allowed = new LinkedHashSet<JsonNode>();
    lists.stream()
        .filter(list -> list.at().key().equals(first.at().key()))
        .forEach(list -> allowed.addAll(list.allowed()));
    return new Violation.NotAllowed(first.at(), List.copyOf(allowed), false, first.value());
  }
}
