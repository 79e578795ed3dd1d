package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Examination.Problem;
import ai.openclaw.api.doctor.Mend;
import ai.openclaw.core.doctor.internal.text.PlainCredentials;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys that nobody knows: where they are, and how they are dropped. */
final class UnknownKeys {
  // The wording is that of the validator, and part of its contract.
  private static final Pattern UNKNOWN =
      Pattern.compile("Unrecognized key: \"([^\"]+)\".*", Pattern.DOTALL);
  private static final String ROOT = "<root>";

  private UnknownKeys() {}

  /**
   * Drops the key that a problem is about. A key whose value may be a credential stays: nothing
   * would be left of it, since no copy of a credential is made.
   */
  static Optional<Mend> mend(Problem problem, ObjectNode source) {
    Matcher unknown = UNKNOWN.matcher(problem.message());
    if (!unknown.matches()) {
      return Optional.empty();
    }
    String key = unknown.group(1);
    String parent = problem.path().equals(ROOT) ? "" : problem.path();
    return find(source, parent, key, new ArrayList<>())
        .filter(path -> !PlainCredentials.at(source, path))
        .map(
            path ->
                new Mend(
                    "removes the unknown key " + String.join(".", path),
                    List.of(new Mend.RemoveConfig(path))));
  }

  /** A dot may separate two keys, or belong to one. */
  private static Optional<List<String>> find(
      JsonNode node, String rest, String key, List<String> way) {
    if (rest.isEmpty()) {
      if (!node.isObject() || !node.has(key)) {
        return Optional.empty();
      }
      way.add(key);
      return Optional.of(List.copyOf(way));
    }
    for (Map.Entry<String, JsonNode> child : children(node)) {
      String name = child.getKey();
      if (rest.equals(name) || rest.startsWith(name + ".")) {
        var further = new ArrayList<>(way);
        further.add(name);
        String left = rest.equals(name) ? "" : rest.substring(name.length() + 1);
        Optional<List<String>> found = find(child.getValue(), left, key, further);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static List<Map.Entry<String, JsonNode>> children(JsonNode node) {
    if (node.isObject()) {
      return List.copyOf(node.properties());
    }
    var items = new ArrayList<Map.Entry<String, JsonNode>>();
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      items.add(Map.entry(Integer.toString(i), node.get(i)));
    }
    return items;
  }
}
