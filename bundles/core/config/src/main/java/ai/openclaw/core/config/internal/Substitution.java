package ai.openclaw.core.config.internal;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.core.config.ConfigIssue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces <code>${VAR}</code> in string values; <code>$${VAR}</code> stands for the text itself.
 */
final class Substitution {
  static final String CODE = "CONFIG_ENV_MISSING";
  private static final Pattern TEMPLATE = Pattern.compile("\\$(\\$?)\\{([A-Z_][A-Z0-9_]*)}");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Environment environment;
  private final Consumer<ConfigIssue> warnings;
  private final Deque<String> path = new ArrayDeque<>();

  private Substitution(Environment environment, Consumer<ConfigIssue> warnings) {
    this.environment = environment;
    this.warnings = warnings;
  }

  /** A copy with every variable replaced; a missing or empty one leaves its text and warns. */
  static ObjectNode apply(
      ObjectNode source, Environment environment, Consumer<ConfigIssue> warnings) {
    return (ObjectNode) new Substitution(environment, warnings).node(source);
  }

  /** Whether a text has a variable in it. */
  static boolean hasTemplate(String text) {
    return TEMPLATE.matcher(text).find();
  }

  private JsonNode node(JsonNode node) {
    if (node.isObject()) {
      ObjectNode copy = JSON.objectNode();
      node.properties().forEach(e -> copy.set(e.getKey(), below(e.getKey(), e.getValue())));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JSON.arrayNode(node.size());
      for (int i = 0; i < node.size(); i++) {
        copy.add(below(Integer.toString(i), node.get(i)));
      }
      return copy;
    }
    return node.isTextual() && node.textValue().contains("${")
        ? JSON.textNode(text(node.textValue()))
        : node;
  }

  private JsonNode below(String key, JsonNode node) {
    path.addLast(key);
    JsonNode copy = node(node);
    path.removeLast();
    return copy;
  }

  private String text(String text) {
    Matcher template = TEMPLATE.matcher(text);
    var out = new StringBuilder();
    while (template.find()) {
      template.appendReplacement(out, Matcher.quoteReplacement(replacement(template)));
    }
    return template.appendTail(out).toString();
  }

  private String replacement(Matcher template) {
    String name = template.group(2);
    if (!template.group(1).isEmpty()) {
      return "${" + name + "}";
    }
    return environment
        .get(name)
        .filter(value -> !value.isEmpty())
        .orElseGet(
            () -> {
              String where = Dots.join(List.copyOf(path));
              warnings.accept(
                  ConfigIssue.at(
                      CODE,
                      where,
                      "Missing env var \"%s\" referenced at config path: %s"
                          .formatted(name, where)));
              return template.group();
            });
  }
}
