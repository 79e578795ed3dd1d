package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialTarget;
import ai.openclaw.api.credential.PathPattern;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the concrete paths of a configuration that fit a pattern. */
final class PathFinder {
  private PathFinder() {}

  /** The concrete paths of a target's field, found by the field or by the reference beside it. */
  static Set<List<String>> fields(JsonNode tree, CredentialTarget target) {
    var found = new LinkedHashSet<>(find(tree, target.path()));
    target
        .refPath()
        .ifPresent(
            beside ->
                find(tree, beside)
                    .forEach(path -> found.add(rewrite(path, beside, target.path()))));
    return found;
  }

  /** The paths that exist in a tree, in its order. */
  static List<List<String>> find(JsonNode tree, PathPattern pattern) {
    var found = new ArrayList<List<String>>();
    walk(tree, pattern.segments(), new ArrayList<>(), found);
    return found;
  }

  /** The path that fits one pattern for a path that fits another one with the same variables. */
  static List<String> rewrite(List<String> path, PathPattern from, PathPattern to) {
    var bound = new ArrayList<String>();
    for (int i = 0; i < path.size(); i++) {
      if (variable(from.segments().get(i))) {
        bound.add(path.get(i));
      }
    }
    Iterator<String> values = bound.iterator();
    return to.segments().stream()
        .map(segment -> variable(segment) && values.hasNext() ? values.next() : segment)
        .toList();
  }

  private static boolean variable(String segment) {
    return segment.equals("*") || segment.equals("[]");
  }

  private static void walk(
      JsonNode node, List<String> pattern, List<String> path, List<List<String>> found) {
    if (path.size() == pattern.size()) {
      found.add(List.copyOf(path));
      return;
    }
    String segment = pattern.get(path.size());
    if (segment.equals("[]")) {
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        descend(node.get(i), Integer.toString(i), pattern, path, found);
      }
    } else if (segment.equals("*")) {
      node.properties()
          .forEach(entry -> descend(entry.getValue(), entry.getKey(), pattern, path, found));
    } else if (node.has(segment)) {
      descend(node.get(segment), segment, pattern, path, found);
    }
  }

  private static void descend(
      JsonNode child,
      String key,
      List<String> pattern,
      List<String> path,
      List<List<String>> found) {
    path.add(key);
    walk(child, pattern, path, found);
    path.remove(path.size() - 1);
  }
}
