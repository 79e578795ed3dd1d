package ai.openclaw.core.planning.internal.store;

import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import ai.openclaw.lib.json5.Json5PathException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
      Json5Document edited = edit(Json5Document.parse(old), new ArrayList<>(), before, after);
      byte[] content = edited.bytes();
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

  private static Json5Document edit(
      Json5Document document, List<String> path, JsonNode before, ObjectNode after)
      throws Json5PathException {
    Json5Document edited = document;
    var keys = new ArrayList<String>();
    before.fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      if (!after.has(key)) {
        path.add(key);
        edited = edited.remove(path);
        path.remove(path.size() - 1);
      }
    }
    for (var entry : after.properties()) {
      JsonNode old = before.path(entry.getKey());
      if (entry.getValue().equals(old)) {
        continue;
      }
      path.add(entry.getKey());
      edited =
          old.isObject() && entry.getValue() instanceof ObjectNode object
              ? edit(edited, path, old, object)
              : edited.set(path, entry.getValue());
      path.remove(path.size() - 1);
    }
    return edited;
  }
}
