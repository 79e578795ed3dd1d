package ai.openclaw.core.logs.internal;

import ai.openclaw.core.logging.Redactor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/** Takes credentials out of a line of the log, and leaves it JSON when it was. Thread-safe. */
final class CleanLine {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Redactor redactor;

  CleanLine(Redactor redactor) {
    this.redactor = redactor;
  }

  String of(String line) {
    String clean = redactor.redact(line);
    if (clean.equals(line)) {
      return line;
    }
    Optional<JsonNode> parsed = json(line);
    if (parsed.isEmpty() || json(clean).isPresent()) {
      return clean;
    }
    return clean(parsed.get()).toString();
  }

  private JsonNode clean(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(entry -> object.set(redactor.redact(entry.getKey()), clean(entry.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(clean(item)));
      return array;
    }
    String text = node.asText();
    String clean = redactor.redact(text);
    return clean.equals(text) ? node : TextNode.valueOf(clean);
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
