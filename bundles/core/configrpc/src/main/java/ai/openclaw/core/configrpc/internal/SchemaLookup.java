package ai.openclaw.core.configrpc.internal;

import ai.openclaw.core.config.SchemaDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks a schema by dot path. Immutable. */
final class SchemaLookup {
  private static final String ANY = "*";
  private static final int MOST_HOPS = 64;
  private static final List<String> CHOICES = List.of("allOf", "anyOf", "oneOf");
  private static final Set<String> SHOWN =
      Set.of(
          "type",
          "title",
          "description",
          "enum",
          "const",
          "format",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "default",
          "deprecated");

  private final JsonNode schema;
  private final List<Hint> hints = new ArrayList<>();

  private record Hint(String path, List<String> keys, JsonNode hint) {
    boolean names(List<String> other) {
      if (keys.size() != other.size()) {
        return false;
      }
      for (int i = 0; i < keys.size(); i++) {
        if (!keys.get(i).equals(ANY) && !keys.get(i).equals(other.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  SchemaLookup(SchemaDocument document) {
    schema = document.schema();
    document
        .hints()
        .properties()
        .forEach(
            hint ->
                hints.add(
                    new Hint(hint.getKey(), List.of(hint.getKey().split("\\.")), hint.getValue())));
  }

  /** What is at a path; empty when no schema says anything of it. */
  Optional<ObjectNode> at(String path) {
    List<String> keys = keys(path);
    List<JsonNode> here = List.of(schema);
    for (String key : keys) {
      here = step(here, key);
    }
    if (keys.isEmpty() || here.isEmpty()) {
      return Optional.empty();
    }
    String plain = String.join(".", keys);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("path", plain);
    answer.set("schema", shown(here));
    hint(keys, answer);
    ArrayNode children = answer.putArray("children");
    Set<String> required = required(here);
    children(here).forEach((key, child) -> child(children, keys, key, child, required));
    return Optional.of(answer);
  }

  /** {@code a.b[0].c[]}, {@code a/b} and {@code a.*} all name keys. */
  private static List<String> keys(String path) {
    List<String> keys = new ArrayList<>();
    String dotted = path.replace("[]", ".*").replace("[", ".").replace("]", "").replace('/', '.');
    for (String key : dotted.split("\\.", -1)) {
      if (!key.isBlank()) {
        keys.add(key);
      }
    }
    return keys;
  }

  private void child(
      ArrayNode children,
      List<String> parent,
      String key,
      JsonNode described,
      Set<String> required) {
    List<String> keys = new ArrayList<>(parent);
    keys.add(key);
    List<JsonNode> meaning = List.of(described);
    ObjectNode child = children.addObject().put("key", key).put("path", String.join(".", keys));
    JsonNode type = shown(meaning).path("type");
    if (!type.isMissingNode()) {
      child.set("type", type);
    }
    child.put("required", required.contains(key));
    child.put("hasChildren", !children(meaning).isEmpty());
    hint(keys, child);
  }

  private void hint(List<String> keys, ObjectNode into) {
    hints.stream()
        .filter(hint -> hint.names(keys))
        .findFirst()
        .ifPresent(
            hint -> {
              into.set("hint", hint.hint());
              into.put("hintPath", hint.path());
            });
  }

  private List<JsonNode> step(List<JsonNode> here, String key) {
    List<JsonNode> next = new ArrayList<>();
    for (JsonNode part : parts(here)) {
      JsonNode named = part.path("properties").path(key);
      JsonNode any = any(part);
      if (!named.isMissingNode()) {
        next.add(named);
      } else if (any.isObject() && (key.equals(ANY) || !part.has("items") || number(key))) {
        next.add(any);
      }
    }
    return next;
  }

  private static boolean number(String key) {
    return key.chars().allMatch(letter -> letter >= '0' && letter <= '9');
  }

  private static JsonNode any(JsonNode part) {
    JsonNode any = part.has("items") ? part.path("items") : part.path("additionalProperties");
    return any.isObject() ? any : MissingNode.getInstance();
  }

  private Map<String, JsonNode> children(List<JsonNode> here) {
    Map<String, JsonNode> children = new LinkedHashMap<>();
    for (JsonNode part : parts(here)) {
      part.path("properties")
          .properties()
          .forEach(field -> children.putIfAbsent(field.getKey(), field.getValue()));
      if (any(part).isObject()) {
        children.putIfAbsent(ANY, any(part));
      }
    }
    return children;
  }

  private Set<String> required(List<JsonNode> here) {
    Set<String> required = new LinkedHashSet<>();
    for (JsonNode part : parts(here)) {
      part.path("required").forEach(name -> required.add(name.asText()));
    }
    return required;
  }

  private ObjectNode shown(List<JsonNode> here) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    for (JsonNode one : here) {
      JsonNode target = target(one);
      target
          .properties()
          .forEach(
              field -> {
                boolean closed =
                    field.getKey().equals("additionalProperties") && field.getValue().isBoolean();
                if (closed || SHOWN.contains(field.getKey())) {
                  shown.set(field.getKey(), field.getValue());
                }
              });
    }
    return shown;
  }

  /** The schemas that say something of the same value, all references followed. */
  private List<JsonNode> parts(List<JsonNode> here) {
    List<JsonNode> parts = new ArrayList<>();
    Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    here.forEach(one -> collect(one, parts, seen));
    return parts;
  }

  private void collect(JsonNode one, List<JsonNode> parts, Set<JsonNode> seen) {
    JsonNode target = target(one);
    if (secret(one) || !seen.add(target)) {
      return;
    }
    parts.add(target);
    for (String choice : CHOICES) {
      target.path(choice).forEach(alternative -> collect(alternative, parts, seen));
    }
  }

  /** How a reference is written is nothing that a form asks for key by key. */
  private static boolean secret(JsonNode one) {
    return one.path("$ref").asText().endsWith("/secretInput");
  }

  private JsonNode target(JsonNode one) {
    JsonNode target = one;
    for (int hops = 0; target.path("$ref").isTextual() && hops < MOST_HOPS; hops++) {
      target = schema.at(target.path("$ref").asText().substring(1));
    }
    return target;
  }
}
