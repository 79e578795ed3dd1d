package ai.openclaw.api.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what is wrong with the parameters of a request, in the words that clients of the
 * protocol know. Paths are JSON pointers, {@code ""} for the parameters themselves; a value that is
 * missing passes every check but {@link #object}, which knows what is required. Not thread-safe.
 */
public final class ParamCheck {
  private final List<String> reasons = new ArrayList<>();

  /** What is wrong so far, in the order of the checks. */
  public List<String> reasons() {
    return List.copyOf(reasons);
  }

  /**
   * The answer to a request whose parameters are wrong; empty when nothing is.
   *
   * @param method the request's method
   */
  public Optional<RpcError> error(String method) {
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            RpcError.invalidRequest(
                "invalid " + method + " params: " + String.join("; ", reasons)));
  }

  /**
   * Checks the keys of an object. A request without parameters has empty ones.
   *
   * @return whether it is an object at all
   */
  public boolean object(String path, JsonNode value, List<String> required, Set<String> allowed) {
    boolean none = path.isEmpty() && (value.isMissingNode() || value.isNull());
    if (!value.isObject() && !none) {
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

  /** Checks that a value is a string. */
  public void text(String path, JsonNode value) {
    if (value.isMissingNode()) {
      return;
    }
    if (!value.isTextual()) {
      add(path, "must be string");
    }
  }

  /** Checks that a value is a string of at least one character. */
  public void filled(String path, JsonNode value) {
    text(path, value);
    if (value.isTextual() && value.textValue().isEmpty()) {
      add(path, "must NOT have fewer than 1 characters");
    }
  }

  /** Checks that a string has no more than so many characters. */
  public void atMost(String path, JsonNode value, int longest) {
    if (value.isTextual() && value.textValue().length() > longest) {
      add(path, "must NOT have more than " + longest + " characters");
    }
  }

  /** Checks that a string matches a pattern as a whole. */
  public void pattern(String path, JsonNode value, String pattern) {
    if (value.isTextual() && !value.textValue().matches(pattern)) {
      add(path, "must match pattern \"" + pattern + "\"");
    }
  }

  /** Checks that a value is true or false. */
  public void flag(String path, JsonNode value) {
    if (!value.isMissingNode() && !value.isBoolean()) {
      add(path, "must be boolean");
    }
  }

  /** Checks that a value is one of some strings. */
  public void oneOf(String path, JsonNode value, Set<String> allowed) {
    if (!value.isMissingNode() && !(value.isTextual() && allowed.contains(value.textValue()))) {
      add(path, "must be equal to one of the allowed values");
    }
  }

  /** The same in the words for a choice between constants. */
  public void oneConstant(String path, JsonNode value, Set<String> allowed) {
    text(path, value);
    if (!value.isMissingNode() && !(value.isTextual() && allowed.contains(value.textValue()))) {
      add(path, "must be equal to constant");
      add(path, "must match a schema in anyOf");
    }
  }

  /** Checks that a value is a whole number that is large enough. */
  public void integer(String path, JsonNode value, long least) {
    if (value.isMissingNode()) {
      return;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      add(path, "must be integer");
    } else if (value.longValue() < least) {
      add(path, "must be >= " + least);
    }
  }

  /** Checks that a value is a whole number within bounds. */
  public void integer(String path, JsonNode value, long least, long most) {
    integer(path, value, least);
    if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > most) {
      add(path, "must be <= " + most);
    }
  }

  /** Checks that a value is a list of strings of at least one character. */
  public void filledList(String path, JsonNode value) {
    if (list(path, value)) {
      for (int i = 0; i < value.size(); i++) {
        filled(path + "/" + i, value.get(i));
      }
    }
  }

  /** Checks that a value is a list of strings. */
  public void textList(String path, JsonNode value) {
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

  /** Checks that a value is an object of booleans. */
  public void switches(String path, JsonNode value) {
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
