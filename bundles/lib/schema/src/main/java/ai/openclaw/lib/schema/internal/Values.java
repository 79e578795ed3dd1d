package ai.openclaw.lib.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Assertions about the value as a whole: its type, and the values it may have. */
final class Values {
  private Values() {}

  static Check type(List<JsonType> expected) {
    return (value, at, found) -> {
      JsonType type = JsonType.of(value);
      for (JsonType one : expected) {
        if (one.accepts(type)) {
          return;
        }
      }
      found.add(new Violation.WrongType(at, expected, type));
    };
  }

  static Check oneOf(List<JsonNode> allowed, boolean constant) {
    return (value, at, found) -> {
      for (JsonNode one : allowed) {
        if (same(one, value)) {
          return;
        }
      }
      found.add(new Violation.NotAllowed(at, allowed, constant, value));
    };
  }

  private static boolean same(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return JsonType.of(b) != JsonType.NOT_FINITE
          && a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    return a.equals(b);
  }
}
