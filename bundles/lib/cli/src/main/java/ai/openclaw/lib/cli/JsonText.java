package ai.openclaw.lib.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.UnaryOperator;

/** Prints JSON with two blanks per level, the way most programs do. */
final class JsonText {
  private static final ObjectWriter WRITER =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                          .withArrayEmptySeparator("")
                          .withObjectEmptySeparator(""))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private JsonText() {}

  /**
   * The text, every string and key filtered, so that the result is JSON whatever the filter does.
   */
  static String print(JsonNode data, UnaryOperator<String> filter) {
    try {
      return SafeText.json(WRITER.writeValueAsString(filtered(data, filter)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the data of the result is no JSON", e);
    }
  }

  private static JsonNode filtered(JsonNode node, UnaryOperator<String> filter) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (node.isTextual()) {
      return make.textNode(filter.apply(node.textValue()));
    }
    if (node.isArray()) {
      var copy = make.arrayNode(node.size());
      node.forEach(item -> copy.add(filtered(item, filter)));
      return copy;
    }
    if (node.isObject()) {
      var copy = make.objectNode();
      node.properties()
          .forEach(
              field -> copy.set(filter.apply(field.getKey()), filtered(field.getValue(), filter)));
      return copy;
    }
    return node;
  }
}
