package ai.openclaw.core.config.internal.commands;

import ai.openclaw.core.config.internal.CredentialNames;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a value as it was typed, and knows those that only look like a credential. */
final class TypedValue {
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Set<String> ACCIDENTS =
      Set.of(CredentialNames.REDACTED, "undefined", "null", "[object Object]", "NaN");

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

  /** The path of a credential that would get the text of a mistake; empty when there is none. */
  static Optional<List<String>> accident(JsonNode value, List<String> path) {
    if (value.isContainerNode()) {
      List<String> keys = new ArrayList<>();
      value.fieldNames().forEachRemaining(keys::add);
      for (int i = 0; i < (value.isArray() ? value.size() : 0); i++) {
        keys.add(Integer.toString(i));
      }
      for (String key : keys) {
        List<String> below = new ArrayList<>(path);
        below.add(key);
        JsonNode child = value.isArray() ? value.get(Integer.parseInt(key)) : value.get(key);
        Optional<List<String>> found = accident(child, below);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    String text = value.asText();
    boolean sentinel = text.equals(CredentialNames.REDACTED);
    boolean accident = CredentialNames.matches(path) && ACCIDENTS.contains(text.strip());
    return sentinel || accident ? Optional.of(path) : Optional.empty();
  }
}
