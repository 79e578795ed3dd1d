package ai.openclaw.core.configure.internal.mapping;

import ai.openclaw.api.credential.PathPattern;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Finds the places of a field in a tree, whether the field is there or only what holds it. */
final class Parents {
  private Parents() {}

  static List<List<String>> of(JsonNode tree, PathPattern pattern) {
    var found = new ArrayList<List<String>>();
    walk(tree, pattern.segments(), List.of(), found);
    return found;
  }

  private static void walk(
      JsonNode node, List<String> pattern, List<String> path, List<List<String>> found) {
    if (path.size() == pattern.size()) {
      found.add(path);
      return;
    }
    String segment = pattern.get(path.size());
    boolean last = path.size() + 1 == pattern.size();
    switch (segment) {
      case "[]" -> {
        for (int i = 0; node.isArray() && i < node.size(); i++) {
          walk(node.get(i), pattern, with(path, Integer.toString(i)), found);
        }
      }
      case "*" ->
          node.properties()
              .forEach(entry -> walk(entry.getValue(), pattern, with(path, entry.getKey()), found));
      default -> {
        if (node.isObject() && (last || node.has(segment))) {
          walk(node.path(segment), pattern, with(path, segment), found);
        }
      }
    }
  }

  private static List<String> with(List<String> path, String key) {
    var longer = new ArrayList<>(path);
    longer.add(key);
    return List.copyOf(longer);
  }
}
