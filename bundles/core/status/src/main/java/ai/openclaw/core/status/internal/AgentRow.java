package ai.openclaw.core.status.internal;

import ai.openclaw.core.config.ConfigSnapshot;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One agent as {@code agents.list} shows it.
 *
 * @param config the active configuration
 * @param agents its agents
 * @param home the user's home, where workspaces are that nobody chose
 * @param profile the profile, when the state directory is that of one
 */
record AgentRow(JsonNode config, Agents agents, Path home, Optional<String> profile) {
  private static final List<String> IDENTITY =
      List.of("name", "theme", "emoji", "avatar", "avatarUrl");

  /** Takes home and profile from the process. */
  static AgentRow of(ConfigSnapshot snapshot, Agents agents, Optional<String> profile) {
    String home =
        snapshot
            .environment()
            .get("OPENCLAW_HOME")
            .filter(some -> !some.isBlank())
            .or(() -> snapshot.environment().get("HOME").filter(some -> !some.isBlank()))
            .orElseGet(() -> System.getProperty("user.home", "/"));
    return new AgentRow(snapshot.effective(), agents, Path.of(home), profile);
  }

  ObjectNode of(String id) {
    JsonNode own = settings(id);
    JsonNode defaults = config.path("agents").path("defaults");
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("id", id);
    text(own, "name").ifPresent(name -> row.put("name", name));
    ObjectNode identity = row.objectNode();
    IDENTITY.forEach(
        key -> text(own.path("identity"), key).ifPresent(value -> identity.put(key, value)));
    if (!identity.isEmpty()) {
      row.set("identity", identity);
    }
    row.put("workspace", workspace(id, own, defaults));
    ObjectNode runtime = row.putObject("agentRuntime");
    Optional<String> chosen = text(own.path("agentRuntime"), "id");
    Optional<String> usual = text(defaults.path("agentRuntime"), "id");
    runtime.put("id", chosen.or(() -> usual).orElse("pi"));
    runtime.put(
        "source", chosen.isPresent() ? "agent" : usual.isPresent() ? "defaults" : "implicit");
    model(row, own.hasNonNull("model") ? own.path("model") : defaults.path("model"));
    return row;
  }

  private JsonNode settings(String id) {
    for (JsonNode agent : config.path("agents").path("list")) {
      if (Agents.id(agent).equals(id)) {
        return agent;
      }
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private String workspace(String id, JsonNode own, JsonNode defaults) {
    boolean usual = id.equals(agents.defaultId());
    Optional<String> chosen =
        text(own, "workspace").or(() -> usual ? text(defaults, "workspace") : Optional.empty());
    if (chosen.isPresent()) {
      String path = chosen.get();
      return path.equals("~") || path.startsWith("~/") ? home + path.substring(1) : path;
    }
    Path folder = home.resolve(".openclaw");
    String mine = profile.map(name -> "workspace-" + name).orElse("workspace");
    return folder.resolve(usual ? mine : "workspace-" + id).toString();
  }

  private static void model(ObjectNode row, JsonNode model) {
    Optional<String> primary = model.isTextual() ? text(model) : text(model, "primary");
    if (primary.isEmpty() && !model.path("fallbacks").isArray()) {
      return;
    }
    ObjectNode shown = row.putObject("model");
    primary.ifPresent(name -> shown.put("primary", name));
    if (model.path("fallbacks").isArray() && !model.path("fallbacks").isEmpty()) {
      shown.set("fallbacks", model.path("fallbacks"));
    }
  }

  private static Optional<String> text(JsonNode object, String key) {
    return text(object.path(key));
  }

  private static Optional<String> text(JsonNode value) {
    return Optional.ofNullable(value.textValue()).filter(some -> !some.isBlank());
  }
}
