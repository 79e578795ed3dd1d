package ai.openclaw.core.devices.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/** What one scope says about others. */
final class Scopes {
  private static final String ADMIN = "operator.admin";
  private static final String READ = "operator.read";
  private static final String WRITE = "operator.write";
  private static final String OPERATOR_PREFIX = "operator.";

  private Scopes() {}

  /** Whether granted scopes contain every requested one, by name or by what they include. */
  static boolean cover(Collection<String> granted, Collection<String> requested) {
    return requested.stream().allMatch(scope -> covers(granted, scope));
  }

  /** What two lists both contain, by name or by what they include, in alphabetical order. */
  static List<String> common(Collection<String> first, Collection<String> second) {
    var both = new TreeSet<String>();
    first.stream().filter(scope -> covers(second, scope)).forEach(both::add);
    second.stream().filter(scope -> covers(first, scope)).forEach(both::add);
    return List.copyOf(both);
  }

  /** Whether a scope is one of a role's kind. */
  static boolean fits(String role, String scope) {
    return role.equals("operator") == scope.startsWith(OPERATOR_PREFIX);
  }

  /** The scopes of a token: the approved ones and what they include, in alphabetical order. */
  static List<String> ofToken(String role, Collection<String> approved) {
    var scopes = new TreeSet<String>();
    for (String scope : approved) {
      if (fits(role, scope)) {
        scopes.add(scope);
      }
    }
    if (scopes.contains(ADMIN)) {
      scopes.add(WRITE);
    }
    if (scopes.contains(WRITE)) {
      scopes.add(READ);
    }
    return List.copyOf(scopes);
  }

  /** Whether scopes are of the kind that may be approved without a person. */
  static boolean ordinary(String role, Collection<String> requested) {
    return role.equals("operator")
        ? requested.stream().allMatch(scope -> scope.startsWith(OPERATOR_PREFIX))
        : requested.isEmpty();
  }

  /** Both lists, each entry once, in order of appearance. */
  static List<String> union(Collection<String> first, Collection<String> second) {
    var all = new LinkedHashSet<>(first);
    all.addAll(second);
    return new ArrayList<>(all);
  }

  private static boolean covers(Collection<String> granted, String scope) {
    return granted.contains(scope)
        || (granted.contains(ADMIN) && scope.startsWith(OPERATOR_PREFIX))
        || (granted.contains(WRITE) && scope.equals(READ));
  }
}
