package ai.openclaw.core.status.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often an agent looks by itself whether something needs attention. Immutable.
 *
 * @param enabled whether it does
 * @param every the interval as configured
 * @param everyMs the interval in milliseconds
 * @param prompt what the agent is told
 * @param target where its answer goes
 * @param ackMaxChars how long an answer may be that says nothing but "all is well"
 */
record Heartbeat(
    boolean enabled, String every, long everyMs, String prompt, String target, int ackMaxChars) {
  private static final String EVERY = "30m";
  private static final String PROMPT =
      "Follow HEARTBEAT.md of the workspace, if there is one. If nothing needs attention, answer"
          + " HEARTBEAT_OK.";
  private static final int ACK_MAX_CHARS = 300;
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)?");

  /** Merges the settings of all agents with those of one. */
  static Heartbeat of(JsonNode defaults, JsonNode own, boolean wanted) {
    String every = text(own, defaults, "every", EVERY);
    OptionalLong everyMs = milliseconds(every);
    JsonNode ack = own.has("ackMaxChars") ? own.path("ackMaxChars") : defaults.path("ackMaxChars");
    return new Heartbeat(
        wanted && everyMs.orElse(0) > 0,
        every,
        everyMs.orElse(0),
        text(own, defaults, "prompt", PROMPT),
        text(own, defaults, "target", "none"),
        ack.asInt(ACK_MAX_CHARS));
  }

  /** The same while nobody may look. */
  Heartbeat paused() {
    return new Heartbeat(false, every, everyMs, prompt, target, ackMaxChars);
  }

  /** Writes interval and state, and for {@code health} the rest too. */
  void write(ObjectNode node, boolean whole) {
    node.put("enabled", enabled);
    node.put("every", enabled ? every : "disabled");
    if (enabled) {
      node.put("everyMs", everyMs);
    } else {
      node.putNull("everyMs");
    }
    if (whole) {
      node.put("prompt", prompt).put("target", target).put("ackMaxChars", ackMaxChars);
    }
  }

  /** Reads {@code 1h30m}; a number alone counts minutes. */
  static OptionalLong milliseconds(String text) {
    Matcher part = PART.matcher(text.strip());
    double sum = 0;
    int at = 0;
    while (part.find() && part.start() == at) {
      sum += Double.parseDouble(part.group(1)) * unit(part.group(2));
      at = part.end();
    }
    return at > 0 && at == text.strip().length()
        ? OptionalLong.of((long) sum)
        : OptionalLong.empty();
  }

  private static long unit(@Nullable String name) {
    if (name == null) {
      return Duration.ofMinutes(1).toMillis();
    }
    return switch (name) {
      case "ms" -> 1;
      case "s" -> Duration.ofSeconds(1).toMillis();
      case "h" -> Duration.ofHours(1).toMillis();
      case "d" -> Duration.ofDays(1).toMillis();
      default -> Duration.ofMinutes(1).toMillis();
    };
  }

  private static String text(JsonNode own, JsonNode defaults, String key, String otherwise) {
    return own.path(key).asText(defaults.path(key).asText(otherwise));
  }
}
