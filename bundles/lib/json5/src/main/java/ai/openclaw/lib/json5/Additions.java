package ai.openclaw.lib.json5;

import ai.openclaw.lib.json5.Json5Value.Json5List;
import ai.openclaw.lib.json5.Json5Value.Json5Object;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The new children of one object or list, each with all that is set below it. */
final class Additions {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<Json5Value> chain;
  private final Map<String, JsonNode> children = new LinkedHashMap<>();

  /**
   * Creates it.
   *
   * @param chain from the root to the object or list
   */
  Additions(List<Json5Value> chain) {
    this.chain = chain;
  }

  List<Json5Value> chain() {
    return chain;
  }

  Map<String, JsonNode> children() {
    return children;
  }

  /** Adds a value; no path may lie within another one. */
  void put(List<String> path, JsonNode value) throws Json5PathException {
    int known = chain.size() - 1;
    String segment = path.get(known);
    JsonNode there = children.get(segment);
    if (there != null) {
      within(there, path, known + 1, value);
      return;
    }
    Json5Value parent = chain.get(known);
    if (parent instanceof Json5List list) {
      append(path.subList(0, known + 1), list.elements().size() + children.size());
    } else if (!(parent instanceof Json5Object)) {
      throw new Json5PathException(path.subList(0, known), "is neither an object nor a list");
    }
    children.put(segment, wrapped(path.subList(known + 1, path.size()), value));
  }

  private static void within(JsonNode start, List<String> path, int from, JsonNode value)
      throws Json5PathException {
    JsonNode node = start;
    for (int i = from; i < path.size(); i++) {
      String segment = path.get(i);
      JsonNode next = node.isArray() ? node.path(Paths.index(segment)) : node.path(segment);
      if (!next.isMissingNode()) {
        node = next;
        continue;
      }
      JsonNode rest = wrapped(path.subList(i + 1, path.size()), value);
      if (node instanceof ArrayNode list) {
        append(path.subList(0, i + 1), list.size());
        list.add(rest);
      } else {
        ((ObjectNode) node).set(segment, rest);
      }
      return;
    }
  }

  private static void append(List<String> path, int size) throws Json5PathException {
    if (Paths.index(path.get(path.size() - 1)) != size) {
      throw new Json5PathException(path, "the list has " + size + " elements");
    }
  }

  private static JsonNode wrapped(List<String> path, JsonNode value) {
    JsonNode wrapped = value;
    for (int i = path.size() - 1; i >= 0; i--) {
      String segment = path.get(i);
      wrapped =
          segment.equals("0")
              ? JSON.arrayNode().add(wrapped)
              : JSON.objectNode().set(segment, wrapped);
    }
    return wrapped;
  }
}
