package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.core.config.ConfigEdit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves values of old places to where they belong now, when a plan gives one of them a reference:
 * the plain value would stay at the old place otherwise.
 */
final class FoldPersistence {
  private FoldPersistence() {}

  /**
   * The edits that move what the field at a path is moved with.
   *
   * @param written the configuration as it is written
   * @param folded the same as it is read
   */
  static List<ConfigEdit> edits(JsonNode written, JsonNode folded, List<String> path) {
    Map<List<String>, JsonNode> gone = new LinkedHashMap<>();
    Map<List<String>, JsonNode> come = new LinkedHashMap<>();
    differences(written, folded, new ArrayList<>(), gone);
    differences(folded, written, new ArrayList<>(), come);
    boolean channel = path.get(0).equals("channels");
    var edits = new ArrayList<ConfigEdit>();
    if (channel) {
      List<String> root = path.subList(0, 2);
      come.forEach((at, value) -> addUnder(root, at, new ConfigEdit.Set(at, value), edits));
      gone.forEach((at, value) -> addUnder(root, at, new ConfigEdit.Remove(at), edits));
      return edits;
    }
    JsonNode moved = ConfigChanges.at(folded, path);
    gone.forEach(
        (at, value) -> {
          boolean sameField = at.get(at.size() - 1).equals(path.get(path.size() - 1));
          if (value.equals(moved) && sameField) {
            edits.add(new ConfigEdit.Remove(at));
          }
        });
    return edits;
  }

  private static void addUnder(
      List<String> root, List<String> at, ConfigEdit edit, List<ConfigEdit> edits) {
    if (at.size() > root.size() && at.subList(0, root.size()).equals(root)) {
      edits.add(edit);
    }
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
