package ai.openclaw.lib.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Assertions about the value as a whole: its type, and the values it may have. */
final class Values {
  private Values() {}

  /** {@code type}. */
  record Type(List<JsonType> expected) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      JsonType type = JsonType.of(value);
      for (JsonType one : expected) {
        if (one.accepts(type)) {
          return;
        }
      }
      found.add(new Violation.WrongType(at, expected, type));
    }
  }

  /** {@code const} and {@code enum}. */
  record OneOf(List<JsonNode> allowed, boolean constant) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      for (JsonNode one : allowed) {
        if (same(one, value)) {
          return;
        }
      }
      found.add(new Violation.NotAllowed(at, allowed, constant, value));
    }
  }

  private static boolean same(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return JsonType.of(b) != JsonType.NOT_FINITE
          && a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    return a.equals(b);
  }
}
