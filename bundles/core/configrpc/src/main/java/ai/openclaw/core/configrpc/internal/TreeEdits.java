package ai.openclaw.core.configrpc.internal;

import ai.openclaw.core.config.ConfigEdit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The smallest edits that lead from one tree to another, so that the rest of a file stays. */
final class TreeEdits {
  private final List<ConfigEdit> edits = new ArrayList<>();
  private final List<String> path = new ArrayList<>();

  private TreeEdits() {}

  /** The edits, in an order in which they can be made. */
  static List<ConfigEdit> between(JsonNode before, JsonNode after) {
    var differences = new TreeEdits();
    differences.compare(before, after);
    return List.copyOf(differences.edits);
  }

  private void compare(JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      before
          .fieldNames()
          .forEachRemaining(
              key -> {
                if (!after.has(key)) {
                  path.add(key);
                  edits.add(new ConfigEdit.Remove(path));
                  path.remove(path.size() - 1);
                }
              });
      after
          .properties()
          .forEach(field -> step(field.getKey(), before.path(field.getKey()), field.getValue()));
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (int i = 0; i < after.size(); i++) {
        step(Integer.toString(i), before.get(i), after.get(i));
      }
    } else if (!before.equals(after)) {
      edits.add(new ConfigEdit.Set(path, after));
    }
  }

  private void step(String key, JsonNode before, JsonNode after) {
    path.add(key);
    compare(before, after);
    path.remove(path.size() - 1);
  }
}
