package ai.openclaw.lib.json5;

import ai.openclaw.lib.json5.Json5Value.Json5List;
import ai.openclaw.lib.json5.Json5Value.Json5Object;
import ai.openclaw.lib.json5.Json5Value.Json5Scalar;
import ai.openclaw.lib.json5.Json5Value.Member;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/** Walks a tree as a whole; the parser has bounded its depth. */
final class Tree {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Tree() {}

  static JsonNode toJson(String text, Json5Value value) {
    if (value instanceof Json5Object object) {
      ObjectNode node = JSON.objectNode();
      for (Member member : object.members()) {
        node.set(member.name(), toJson(text, member.value()));
      }
      return node;
    }
    if (value instanceof Json5List list) {
      ArrayNode node = JSON.arrayNode(list.elements().size());
      for (Json5Value element : list.elements()) {
        node.add(toJson(text, element));
      }
      return node;
    }
    Json5Scalar scalar = (Json5Scalar) value;
    return switch (scalar.kind()) {
      case STRING -> JSON.textNode(Literals.string(text, scalar.start(), scalar.end()));
      case NUMBER -> Literals.number(text, scalar.start(), scalar.end());
      case TRUE -> JSON.booleanNode(true);
      case FALSE -> JSON.booleanNode(false);
      case NULL -> JSON.nullNode();
    };
  }

  static void duplicates(Json5Value value, List<String> path, ObjIntConsumer<List<String>> found) {
    if (value instanceof Json5Object object) {
      Map<String, Member> last = new HashMap<>();
      for (Member member : object.members()) {
        Member earlier = last.put(member.name(), member);
        path.add(member.name());
        if (earlier != null) {
          found.accept(path, earlier.keyStart());
        }
        duplicates(member.value(), path, found);
        path.remove(path.size() - 1);
      }
    } else if (value instanceof Json5List list) {
      for (int i = 0; i < list.elements().size(); i++) {
        path.add(Integer.toString(i));
        duplicates(list.elements().get(i), path, found);
        path.remove(path.size() - 1);
      }
    }
  }
}
