package ai.openclaw.core.operate.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The part of another gateway's configuration that says how it is reached. */
final class ConfigSummary {
  private ConfigSummary() {}

  /**
   * Sums up.
   *
   * @param answer the payload of {@code config.get}; its secrets are replaced already
   */
  static JsonNode of(JsonNode answer) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.set("path", answer.path("path"));
    summary.put("exists", answer.path("exists").asBoolean());
    summary.put("valid", answer.path("valid").asBoolean());
    summary.set("issues", list(answer, "issues"));
    summary.set("legacyIssues", list(answer, "legacyIssues"));
    JsonNode gateway = answer.path("config").path("gateway");
    JsonNode auth = gateway.path("auth");
    JsonNode remote = gateway.path("remote");
    JsonNode ui = gateway.path("controlUi");
    ObjectNode shown = summary.putObject("gateway");
    shown.set("mode", orNull(gateway.path("mode")));
    shown.set("bind", orNull(gateway.path("bind")));
    shown.set("port", orNull(gateway.path("port")));
    shown.set("controlUiEnabled", orNull(ui.path("enabled")));
    shown.set("controlUiBasePath", orNull(ui.path("basePath")));
    shown.set("authMode", orNull(auth.path("mode")));
    shown.put("authTokenConfigured", auth.hasNonNull("token"));
    shown.put("authPasswordConfigured", auth.hasNonNull("password"));
    shown.set("remoteUrl", orNull(remote.path("url")));
    shown.put("remoteTokenConfigured", remote.hasNonNull("token"));
    shown.put("remotePasswordConfigured", remote.hasNonNull("password"));
    shown.set("tailscaleMode", orNull(gateway.path("tailscale").path("mode")));
    summary
        .putObject("discovery")
        .set(
            "wideAreaEnabled",
            orNull(answer.path("config").path("discovery").path("wideArea").path("enabled")));
    return summary;
  }

  private static JsonNode list(JsonNode answer, String key) {
    return answer.path(key).isArray() ? answer.path(key) : JsonNodeFactory.instance.arrayNode();
  }

  private static JsonNode orNull(JsonNode node) {
    return node.isMissingNode() ? JsonNodeFactory.instance.nullNode() : node;
  }
}
