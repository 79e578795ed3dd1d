package ai.openclaw.core.devices.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How devices and requests are shown to people. */
final class Shown {
  private static final int SHORT = 12;

  private Shown() {}

  /** The beginning of the device's id, which is long. */
  static String device(JsonNode one) {
    String id = one.path("deviceId").asText();
    return id.length() <= SHORT ? id : id.substring(0, SHORT) + "…";
  }

  /** The name for people, the program and its platform. */
  static String client(JsonNode one) {
    var parts = new ArrayList<String>();
    for (String field : new String[] {"displayName", "clientId", "platform"}) {
      if (one.path(field).isTextual()) {
        parts.add(one.path(field).textValue());
      }
    }
    return String.join(", ", parts);
  }

  /** Where it came from. */
  static String from(JsonNode one) {
    return one.path("remoteIp").asText("this machine");
  }

  /** Roles and scopes. */
  static String wants(JsonNode one) {
    String scopes = texts(one.path("scopes"));
    return texts(one.path("roles")) + (scopes.isEmpty() ? "" : ": " + scopes);
  }

  /** The state of the tokens, by role. */
  static String tokens(JsonNode device) {
    return StreamSupport.stream(device.path("tokens").spliterator(), false)
        .map(
            token ->
                token.path("role").asText()
                    + (token.has("revokedAtMs")
                        ? " revoked"
                        : token.has("lastUsedAtMs")
                            ? " used " + time(token.path("lastUsedAtMs"))
                            : " unused"))
        .collect(Collectors.joining(", "));
  }

  /** A time, to the second. */
  static String time(JsonNode millis) {
    return Instant.ofEpochMilli(millis.asLong()).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(" "));
  }
}
