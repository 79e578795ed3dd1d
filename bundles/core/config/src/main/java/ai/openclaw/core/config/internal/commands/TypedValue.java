package ai.openclaw.core.config.internal.commands;

import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/** Reads a value as it was typed. */
final class TypedValue {
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private TypedValue() {}

  /** JSON5 where it is that, else a string. */
  static JsonNode parse(String text) {
    try {
      return Json5Document.parse(text).toJson();
    } catch (Json5Exception plain) {
      return JsonNodeFactory.instance.textNode(text);
    }
  }

  /** JSON, or nothing. */
  static Optional<JsonNode> strict(String text) {
    try {
      JsonNode value = STRICT.readTree(text);
      return value.isMissingNode() ? Optional.empty() : Optional.of(value);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
