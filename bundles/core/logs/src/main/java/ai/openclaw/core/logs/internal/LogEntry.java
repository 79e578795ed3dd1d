package ai.openclaw.core.logs.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a line of the log says. Immutable.
 *
 * @param time when, as it was written
 * @param level small letters
 * @param subsystem who
 * @param module a part of that
 * @param message what
 */
record LogEntry(
    Optional<String> time,
    Optional<String> level,
    Optional<String> subsystem,
    Optional<String> module,
    String message) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads a line; empty when it is no JSON object. */
  static Optional<LogEntry> of(String line) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    if (!json.isObject()) {
      return Optional.empty();
    }
    JsonNode meta = json.path("_meta");
    JsonNode name = name(meta.path("name").asText());
    return Optional.of(
        new LogEntry(
            text(json.path("time")).or(() -> text(meta.path("date"))),
            text(meta.path("logLevelName")).map(level -> level.toLowerCase(Locale.ROOT)),
            text(name.path("subsystem")),
            text(name.path("module")),
            message(json, meta.path("name"))));
  }

  /** Its parts are numbered; the first may repeat the name. */
  private static String message(JsonNode json, JsonNode name) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; json.has(Integer.toString(i)); i++) {
      JsonNode part = json.get(Integer.toString(i));
      if (!part.isNull() && !(i == 0 && part.equals(name))) {
        parts.add(part.isTextual() ? part.textValue() : part.toString());
      }
    }
    return parts.isEmpty() ? json.path("message").asText() : String.join(" ", parts);
  }

  private static JsonNode name(String text) {
    try {
      return JSON.readTree(text.isEmpty() ? "{}" : text);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }
}
