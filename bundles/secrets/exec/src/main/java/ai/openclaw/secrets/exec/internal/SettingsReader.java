package ai.openclaw.secrets.exec.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the values of a settings object by type.
 *
 * @param alias the provider, for messages
 * @param settings the object
 */
record SettingsReader(String alias, ObjectNode settings) {

  String text(String key) throws FailedException {
    JsonNode value = settings.path(key);
    if (!value.isTextual()) {
      throw invalid(key, "a text");
    }
    return value.textValue();
  }

  int integer(String key, int max, int absent) throws FailedException {
    JsonNode value = settings.get(key);
    if (value == null) {
      return absent;
    }
    if (!value.canConvertToExactIntegral()
        || !value.canConvertToInt()
        || value.intValue() < 1
        || value.intValue() > max) {
      throw invalid(key, "a whole number from 1 to " + max);
    }
    return value.intValue();
  }

  boolean flag(String key, boolean absent) throws FailedException {
    JsonNode value = settings.get(key);
    if (value == null) {
      return absent;
    }
    if (!value.isBoolean()) {
      throw invalid(key, "true or false");
    }
    return value.booleanValue();
  }

  List<String> texts(String key, int max) throws FailedException {
    JsonNode value = settings.get(key);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.size() > max) {
      throw invalid(key, "a list of at most %d texts".formatted(max));
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value) {
      if (!item.isTextual()) {
        throw invalid(key, "a list of at most %d texts".formatted(max));
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  Map<String, String> map(String key) throws FailedException {
    JsonNode value = settings.get(key);
    if (value == null) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw invalid(key, "an object of texts");
    }
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!entry.getValue().isTextual()) {
        throw invalid(key, "an object of texts");
      }
      map.put(entry.getKey(), entry.getValue().textValue());
    }
    return map;
  }

  FailedException invalid(String key, String rule) {
    return new FailedException(
        ExecFailure.PROVIDER_SETTINGS_INVALID.of(alias, "%s must be %s".formatted(key, rule)));
  }
}
