package ai.openclaw.core.planning.internal.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Moves values of old places to where they belong now, when a plan gives one of them a reference:
 * the plain value would stay at the old place otherwise.
 */
final class FoldPersistence {
  private final JsonNode folded;
  private final JsonNode effective;
  private final Map<List<String>, JsonNode> gone = new LinkedHashMap<>();
  private final Map<List<String>, JsonNode> come = new LinkedHashMap<>();

  /**
   * Creates it.
   *
   * @param written the configuration as it is written
   * @param folded the same as it is read
   * @param effective the same, templates replaced
   */
  FoldPersistence(JsonNode written, JsonNode folded, JsonNode effective) {
    this.folded = folded;
    this.effective = effective;
    differences(written, folded, new ArrayList<>(), gone);
    differences(folded, written, new ArrayList<>(), come);
  }

  /** The configuration as it is read, templates replaced. */
  JsonNode effective() {
    return effective;
  }

  /**
   * Moves what the field at a path is moved with.
   *
   * @param values gets what is set; what is there already stays
   * @param removals gets what is removed
   */
  void move(List<String> path, Map<List<String>, JsonNode> values, Set<List<String>> removals) {
    if (path.get(0).equals("channels")) {
      List<String> root = path.subList(0, 2);
      come.forEach(
          (at, value) -> {
            if (under(root, at)) {
              values.putIfAbsent(at, value);
            }
          });
      gone.keySet().stream().filter(at -> under(root, at)).forEach(removals::add);
      return;
    }
    JsonNode moved = ConfigChanges.at(folded, path);
    gone.forEach(
        (at, value) -> {
          boolean sameField = at.get(at.size() - 1).equals(path.get(path.size() - 1));
          if (value.equals(moved) && sameField) {
            removals.add(at);
          }
        });
  }

  private static boolean under(List<String> root, List<String> at) {
    return at.size() > root.size() && at.subList(0, root.size()).equals(root);
  }

  /** What one tree has that the other has not, as deep as the difference; references whole. */
  private static void differences(
      JsonNode tree, JsonNode other, List<String> path, Map<List<String>, JsonNode> found) {
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      path.add(entry.getKey());
      JsonNode there = other.path(entry.getKey());
      boolean leaf = !entry.getValue().isObject() || entry.getValue().has("source");
      if (there.isMissingNode() && leaf) {
        found.put(List.copyOf(path), entry.getValue());
      } else if (!leaf) {
        differences(entry.getValue(), there, path, found);
      }
      path.remove(path.size() - 1);
    }
  }
}
