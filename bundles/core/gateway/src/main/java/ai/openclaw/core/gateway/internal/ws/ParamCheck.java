package ai.openclaw.core.gateway.internal.ws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with the parameters of {@code connect}. */
final class ParamCheck {
  private final List<String> reasons = new ArrayList<>();

  List<String> reasons() {
    return reasons;
  }

  /** Checks the keys of an object; false when it is none. */
  boolean object(String path, JsonNode value, List<String> required, Set<String> allowed) {
    if (!value.isObject()) {
      add(path, "must be object");
      return false;
    }
    for (String name : required) {
      if (!value.has(name)) {
        add(path, "must have required property '" + name + "'");
      }
    }
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!allowed.contains(name)) {
                reasons.add(
                    "at "
                        + (path.isEmpty() ? "root" : path)
                        + ": unexpected property '"
                        + name
                        + "'");
              }
            });
    return true;
  }

  void text(String path, JsonNode value) {
    if (value.isMissingNode()) {
      return;
    }
    if (!value.isTextual()) {
      add(path, "must be string");
    }
  }

  void filled(String path, JsonNode value) {
    text(path, value);
    if (value.isTextual() && value.textValue().isEmpty()) {
      add(path, "must NOT have fewer than 1 characters");
    }
  }

  void oneOf(String path, JsonNode value, Set<String> allowed) {
    if (!value.isMissingNode() && !(value.isTextual() && allowed.contains(value.textValue()))) {
      add(path, "must be equal to one of the allowed values");
    }
  }

  void integer(String path, JsonNode value, long least) {
    if (value.isMissingNode()) {
      return;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      add(path, "must be integer");
    } else if (value.longValue() < least) {
      add(path, "must be >= " + least);
    }
  }

  void filledList(String path, JsonNode value) {
    if (list(path, value)) {
      for (int i = 0; i < value.size(); i++) {
        filled(path + "/" + i, value.get(i));
      }
    }
  }

  void textList(String path, JsonNode value) {
    if (list(path, value)) {
      for (int i = 0; i < value.size(); i++) {
        text(path + "/" + i, value.get(i));
      }
    }
  }

  private boolean list(String path, JsonNode value) {
    if (!value.isMissingNode() && !value.isArray()) {
      add(path, "must be array");
    }
    return value.isArray();
  }

  void switches(String path, JsonNode value) {
    if (value.isMissingNode()) {
      return;
    }
    if (!value.isObject()) {
      add(path, "must be object");
      return;
    }
    value
        .properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isBoolean()) {
                add(path + "/" + entry.getKey(), "must be boolean");
              }
            });
  }

  private void add(String path, String reason) {
    reasons.add(path.isEmpty() ? reason : "at " + path + ": " + reason);
  }
}
