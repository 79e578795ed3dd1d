package ai.openclaw.core.config.internal.schema;

import ai.openclaw.core.config.CredentialNames;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds in a composed schema what a form for it should know. Used once. */
final class Hints {
  private static final int DEEPEST = 24;
  private static final int ORDER_STEP = 10;
  private static final String SECRET = "/secretInput";
  private static final List<String> CHOICES = List.of("anyOf", "oneOf", "allOf");

  private final JsonNode root;
  private final ObjectNode hints = JsonNodeFactory.instance.objectNode();
  private final Set<String> stack = new HashSet<>();

  private Hints(JsonNode root) {
    this.root = root;
  }

  /** The hints by dot path. */
  static ObjectNode of(ObjectNode root) {
    var finder = new Hints(root);
    int order = 0;
    for (var section : root.path("properties").properties()) {
      order += ORDER_STEP;
      finder
          .hints
          .putObject(section.getKey())
          .put("label", label(section.getKey()))
          .put("group", label(section.getKey()))
          .put("order", order);
    }
    finder.children(root, "", 0);
    return finder.hints;
  }

  private void visit(JsonNode node, String path, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    String last = path.substring(path.lastIndexOf('.') + 1);
    if (node.path("title").isTextual()) {
      hint(path).put("label", node.path("title").asText());
    }
    if (node.path("description").isTextual()) {
      hint(path).put("help", node.path("description").asText());
    }
    String ref = node.path("$ref").asText();
    boolean named = CredentialNames.matches(last) && mayBeText(node);
    if (ref.endsWith(SECRET) || named) {
      ObjectNode hint = hint(path);
      if (!hint.has("label")) {
        hint.put("label", label(last));
      }
      hint.put("sensitive", true);
    }
    if (ref.startsWith("#") && !ref.endsWith(SECRET) && stack.add(ref)) {
      visit(root.at(ref.substring(1)), path, depth + 1);
      stack.remove(ref);
    }
    children(node, path, depth);
  }

  private void children(JsonNode node, String path, int depth) {
    String prefix = path.isEmpty() ? "" : path + ".";
    node.path("properties")
        .properties()
        .forEach(field -> visit(field.getValue(), prefix + field.getKey(), depth + 1));
    for (String any : List.of("additionalProperties", "items")) {
      if (node.path(any).isObject()) {
        visit(node.path(any), prefix + "*", depth + 1);
      }
    }
    for (String choice : CHOICES) {
      node.path(choice).forEach(one -> visit(one, path, depth + 1));
    }
  }

  private static boolean mayBeText(JsonNode node) {
    JsonNode type = node.path("type");
    return type.asText().equals("string") || type.toString().contains("\"string\"");
  }

  private ObjectNode hint(String path) {
    return hints.get(path) instanceof ObjectNode known ? known : hints.putObject(path);
  }

  /** {@code handshakeTimeoutMs} becomes {@code Handshake Timeout Ms}. */
  private static String label(String key) {
    String spaced = key.replaceAll("(?<=[a-z0-9])(?=[A-Z])|[_-]", " ").strip();
    return spaced.isEmpty() ? key : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }
}
