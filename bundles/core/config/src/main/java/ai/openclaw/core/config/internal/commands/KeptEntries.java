package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.core.config.internal.Dots;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the entries of maps and lists that people write by hand: an assignment either merges into
 * them, or must say that it replaces them.
 */
final class KeptEntries {
  private static final List<List<String>> PROTECTED =
      List.of(
          List.of("agents", "list"),
          List.of("agents", "defaults", "models"),
          List.of("models", "providers"),
          List.of("models", "providers", "*"),
          List.of("models", "providers", "*", "models"),
          List.of("plugins", "entries"),
          List.of("auth", "profiles"));

  private KeptEntries() {}

  /** Refuses a value that would drop entries of a protected place. */
  static void require(JsonNode source, List<String> path, JsonNode value)
      throws RefusedInputException {
    if (PROTECTED.stream().noneMatch(place -> matches(place, path))) {
      return;
    }
    JsonNode present = Dots.find(source, path);
    List<String> lost = lost(present, value);
    if (!lost.isEmpty()) {
      throw new RefusedInputException(
          new CommandFailure(
              "CONFIG_WOULD_REMOVE",
              "Refusing to replace %s; it would remove existing entries: %s"
                  .formatted(Dots.join(path), String.join(", ", lost)),
              List.of(
                  present.isArray()
                      ? "--merge merges by id, --replace replaces"
                      : "--merge merges the objects, --replace replaces")));
    }
  }

  private static boolean matches(List<String> place, List<String> path) {
    if (place.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < place.size(); i++) {
      if (!place.get(i).equals("*") && !place.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> lost(JsonNode present, JsonNode value) {
    List<String> lost = new ArrayList<>();
    if (present.isObject()) {
      present
          .fieldNames()
          .forEachRemaining(
              key -> {
                if (!value.has(key)) {
                  lost.add(key);
                }
              });
    } else if (present.isArray()) {
      for (JsonNode entry : present) {
        if (entry.path("id").isTextual() && at(value, entry).isEmpty()) {
          lost.add(entry.path("id").textValue());
        }
      }
    }
    return lost;
  }

  /** What a value becomes when it is merged into what is there. */
  static JsonNode merged(JsonNode source, Assignment assignment) throws RefusedInputException {
    JsonNode present = Dots.find(source, assignment.path());
    JsonNode value = assignment.value();
    if (present.isMissingNode()) {
      return value;
    }
    boolean mergeable =
        (present.isObject() && value.isObject()) || (present.isArray() && value.isArray());
    if (!mergeable) {
      throw cannotMerge(assignment.text());
    }
    return merged(present, value);
  }

  static RefusedInputException cannotMerge(String path) {
    return new RefusedInputException(
        CommandFailure.of(
            "CONFIG_CANNOT_MERGE",
            "Cannot merge " + path + ": what is there and what is given are of different kinds",
            "set the path alone to replace it"));
  }

  private static JsonNode merged(JsonNode present, JsonNode value) {
    if (present instanceof ObjectNode object && value.isObject()) {
      ObjectNode result = object.deepCopy();
      value
          .properties()
          .forEach(
              field ->
                  result.set(
                      field.getKey(),
                      result.has(field.getKey())
                          ? merged(result.path(field.getKey()), field.getValue())
                          : field.getValue()));
      return result;
    }
    if (present instanceof ArrayNode list && value.isArray() && byId(value)) {
      ArrayNode result = list.deepCopy();
      for (JsonNode entry : value) {
        Optional<Integer> at = at(result, entry);
        if (at.isPresent()) {
          result.set(at.get(), merged(result.get(at.get()), entry));
        } else {
          result.add(entry);
        }
      }
      return result;
    }
    return value;
  }

  private static boolean byId(JsonNode list) {
    for (JsonNode entry : list) {
      if (!entry.path("id").isTextual()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Integer> at(JsonNode list, JsonNode entry) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).path("id").equals(entry.path("id"))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
