package ai.openclaw.core.planning.internal.store;

import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import ai.openclaw.lib.json5.Json5PathException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a changed tree so that everything that did not change keeps its bytes. */
public final class LosslessJson {
  private LosslessJson() {}

  /**
   * The new content of a file.
   *
   * @param old the content now
   * @param before what it holds
   * @param after what it shall hold
   */
  public static byte[] rewrite(byte[] old, ObjectNode before, ObjectNode after) {
    try {
      var gone = new LinkedHashSet<List<String>>();
      var come = new LinkedHashMap<List<String>, JsonNode>();
      differences(new ArrayList<>(), before, after, gone, come);
      byte[] content = Json5Document.parse(old).removeAll(gone).setAll(come).bytes();
      if (StoredJson.parse(content) instanceof StoredJson.Tree tree && tree.tree().equals(after)) {
        return content;
      }
    } catch (Json5Exception | Json5PathException notEditable) {
      return fresh(after);
    }
    return fresh(after);
  }

  /** The content of a new file. */
  public static byte[] fresh(ObjectNode tree) {
    return (tree.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void differences(
      List<String> path,
      JsonNode before,
      ObjectNode after,
      Set<List<String>> gone,
      Map<List<String>, JsonNode> come) {
    for (var entry : before.properties()) {
      if (!after.has(entry.getKey())) {
        gone.add(below(path, entry.getKey()));
      }
    }
    for (var entry : after.properties()) {
      JsonNode old = before.path(entry.getKey());
      if (entry.getValue().equals(old)) {
        continue;
      }
      List<String> place = below(path, entry.getKey());
      if (old.isObject() && entry.getValue() instanceof ObjectNode object) {
        differences(place, old, object, gone, come);
      } else {
        come.put(place, entry.getValue());
      }
    }
  }

  private static List<String> below(List<String> path, String key) {
    var place = new ArrayList<>(path);
    place.add(key);
    return List.copyOf(place);
  }
}
