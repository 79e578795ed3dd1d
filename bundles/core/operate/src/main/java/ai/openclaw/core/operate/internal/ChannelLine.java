package ai.openclaw.core.operate.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One line about a channel or one of its accounts. */
final class ChannelLine {
  private ChannelLine() {}

  /** What an account or a channel says of itself. */
  static String state(JsonNode account) {
    List<String> words = new ArrayList<>();
    either(words, account, "enabled", "disabled");
    either(words, account, "configured", "not configured");
    either(words, account, "linked", "not linked");
    either(words, account, "running", "stopped");
    either(words, account, "connected", "disconnected");
    JsonNode probe = account.path("probe");
    if (probe.isObject()) {
      boolean ok = probe.path("ok").asBoolean();
      String why = probe.path("error").asText("");
      words.add(ok ? "works" : "probe failed" + (why.isEmpty() ? "" : ": " + why));
    }
    JsonNode audit = account.path("audit");
    if (audit.isObject()) {
      words.add(audit.path("ok").asBoolean() ? "audit ok" : "audit failed");
    }
    String error = account.path("lastError").asText("");
    if (!error.isEmpty() && !error.equals("null")) {
      words.add("error: " + error);
    }
    String name = account.path("name").asText("");
    return (name.isEmpty() ? "" : name + ": ")
        + (words.isEmpty() ? "nothing is known of it" : String.join(", ", words));
  }

  private static void either(List<String> words, JsonNode account, String yes, String no) {
    JsonNode value = account.path(yes);
    if (value.isBoolean()) {
      words.add(value.asBoolean() ? yes : no);
    }
  }
}
