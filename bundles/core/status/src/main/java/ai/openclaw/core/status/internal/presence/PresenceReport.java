package ai.openclaw.core.status.internal.presence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody tells of a machine: a line of text, and the facts beside it. A line of the form
 * {@code Node: host (ip) · app 1.0 · last input 5s ago · mode local · reason periodic} carries
 * facts itself. Immutable.
 */
final class PresenceReport {
  private static final String NODE = "Node: ";
  private static final Pattern HOST = Pattern.compile("(?<host>.+?)(?: \\((?<ip>[^)]+)\\))?");
  private static final Pattern INPUT = Pattern.compile("last input (?<seconds>\\d{1,9})s ago");
  private static final List<String> TEXTS =
      List.of(
          "host",
          "ip",
          "version",
          "platform",
          "deviceFamily",
          "modelIdentifier",
          "mode",
          "reason",
          "deviceId",
          "instanceId");
  private static final List<String> LISTS = List.of("roles", "scopes", "tags");
  private static final int LONGEST = 256;
  private static final int MOST = 64;
  private static final int KEY_LENGTH = 64;

  private final String text;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final Map<String, List<String>> lists = new LinkedHashMap<>();
  private final Optional<Long> lastInput;

  private PresenceReport(String text, JsonNode params) {
    this.text = text;
    Optional<Long> said = Optional.empty();
    if (text.startsWith(NODE)) {
      said = parse(text.substring(NODE.length()));
    }
    for (String name : TEXTS) {
      text(params.path(name)).ifPresent(value -> facts.put(name, value));
    }
    for (String name : LISTS) {
      List<String> values = new ArrayList<>();
      params.path(name).forEach(value -> text(value).ifPresent(values::add));
      if (!values.isEmpty()) {
        lists.put(name, List.copyOf(values.subList(0, Math.min(values.size(), MOST))));
      }
    }
    JsonNode seconds = params.path("lastInputSeconds");
    lastInput = seconds.isNumber() && seconds.asLong() >= 0 ? Optional.of(seconds.asLong()) : said;
  }

  /**
   * Reads the parameters of {@code system-event}.
   *
   * @param text its text, not blank
   */
  static PresenceReport of(String text, JsonNode params) {
    return new PresenceReport(text, params);
  }

  private Optional<Long> parse(String line) {
    String[] parts = line.split(" · ", -1);
    Matcher host = HOST.matcher(parts[0].strip());
    if (host.matches()) {
      put("host", Optional.ofNullable(host.group("host")));
      put("ip", Optional.ofNullable(host.group("ip")));
    }
    Optional<Long> seconds = Optional.empty();
    for (String part : parts) {
      Matcher input = INPUT.matcher(part);
      if (input.matches()) {
        seconds = Optional.of(Long.valueOf(input.group("seconds")));
      }
      put("version", after("app ", part));
      put("mode", after("mode ", part));
      put("reason", after("reason ", part));
    }
    return seconds;
  }

  private void put(String name, Optional<String> value) {
    value
        .map(String::strip)
        .filter(some -> !some.isEmpty())
        .ifPresent(some -> facts.put(name, some));
  }

  private static Optional<String> after(String prefix, String part) {
    return part.startsWith(prefix)
        ? Optional.of(part.substring(prefix.length()))
        : Optional.empty();
  }

  /** Whom it is about. */
  String key() {
    for (String name : List.of("deviceId", "instanceId", "host", "ip")) {
      String value = facts.get(name);
      if (value != null) {
        return value;
      }
    }
    return text.substring(0, Math.min(text.length(), KEY_LENGTH));
  }

  /** Writes what it says over what is known. */
  void writeTo(ObjectNode entry) {
    facts.forEach(entry::put);
    lastInput.ifPresent(seconds -> entry.put("lastInputSeconds", seconds));
    lists.forEach(
        (name, values) -> {
          ArrayNode list = entry.putArray(name);
          values.forEach(list::add);
        });
    entry.put("text", text);
  }

  /**
   * What an agent should hear of it; empty when a machine only said that it is still there.
   *
   * @param before what was known
   */
  Optional<String> news(JsonNode before) {
    if (!text.startsWith(NODE)) {
      return Optional.of(text);
    }
    String reason = facts.getOrDefault("reason", "");
    boolean routine = reason.equals("periodic") || reason.equals("heartbeat");
    boolean changed =
        List.of("host", "ip", "version", "mode").stream()
            .filter(facts::containsKey)
            .anyMatch(name -> !before.path(name).asText().equals(facts.get(name)));
    if (!changed && (routine || before.path("reason").asText().equals(reason))) {
      return Optional.empty();
    }
    var line = new StringBuilder(NODE).append(facts.getOrDefault("host", "unknown"));
    append(line, " (", "ip", ")");
    append(line, " · app ", "version", "");
    append(line, " · mode ", "mode", "");
    if (!routine) {
      append(line, " · reason ", "reason", "");
    }
    return Optional.of(line.toString());
  }

  private void append(StringBuilder line, String before, String name, String after) {
    String value = facts.get(name);
    if (value != null) {
      line.append(before).append(value).append(after);
    }
  }

  private static Optional<String> text(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue().strip())
            .map(some -> some.substring(0, Math.min(some.length(), LONGEST)))
        : Optional.empty();
  }
}
