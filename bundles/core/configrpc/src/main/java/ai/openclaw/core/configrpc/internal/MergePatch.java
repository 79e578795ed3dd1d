package ai.openclaw.core.configrpc.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Merges a patch into a configuration: null deletes, objects merge, lists whose elements all have
 * an id merge by id, everything else replaces.
 */
final class MergePatch {
  private MergePatch() {}

  /** The patched copy. */
  static JsonNode apply(JsonNode target, JsonNode patch) {
    if (patch instanceof ObjectNode changes) {
      ObjectNode result =
          target instanceof ObjectNode object ? object.deepCopy() : changes.objectNode();
      changes
          .properties()
          .forEach(
              field -> {
                if (field.getValue().isNull()) {
                  result.remove(field.getKey());
                } else {
                  result.set(field.getKey(), apply(result.path(field.getKey()), field.getValue()));
                }
              });
      return result;
    }
    return patch instanceof ArrayNode list && byId(list) && byId(target)
        ? merged((ArrayNode) target, list)
        : patch.deepCopy();
  }

  private static ArrayNode merged(ArrayNode target, ArrayNode patch) {
    ArrayNode result = target.deepCopy();
    for (JsonNode change : patch) {
      int at = indexOf(result, change.path("id"));
      if (at < 0) {
        result.add(change.deepCopy());
      } else {
        result.set(at, apply(result.get(at), change));
      }
    }
    return result;
  }

  private static int indexOf(ArrayNode list, JsonNode id) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).path("id").equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean byId(JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      return false;
    }
    for (JsonNode element : list) {
      if (!element.path("id").isTextual()) {
        return false;
      }
    }
    return true;
  }
}
