package ai.openclaw.core.status.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The agents of a configuration and what their sessions are called. Immutable.
 *
 * @param defaultId the agent that answers when none is named
 * @param agents every agent, the configured ones in their order
 * @param mainKey the last part of the main session's key
 * @param scope how sessions are kept apart, {@code per-sender} or {@code global}
 */
record Agents(String defaultId, List<Agent> agents, String mainKey, String scope) {
  private static final String MAIN = "main";

  /** Copies the list. */
  Agents {
    agents = List.copyOf(agents);
  }

  /**
   * One agent.
   *
   * @param id its id
   * @param name its name for people
   * @param heartbeat its heartbeat
   */
  record Agent(String id, Optional<String> name, Heartbeat heartbeat) {}

  /** Reads the configuration. */
  static Agents of(JsonNode config) {
    JsonNode defaults = config.path("agents").path("defaults").path("heartbeat");
    List<JsonNode> listed = new ArrayList<>();
    config.path("agents").path("list").forEach(listed::add);
    listed.removeIf(agent -> id(agent).isEmpty());
    String defaultId =
        listed.stream()
            .filter(agent -> agent.path("default").asBoolean())
            .findFirst()
            .or(() -> listed.stream().findFirst())
            .map(Agents::id)
            .orElse(MAIN);
    boolean chosen = listed.stream().anyMatch(agent -> agent.path("heartbeat").isObject());
    List<Agent> agents = new ArrayList<>();
    for (JsonNode agent : listed) {
      boolean wanted = chosen ? agent.path("heartbeat").isObject() : id(agent).equals(defaultId);
      Optional<String> name =
          Optional.ofNullable(agent.path("name").textValue()).filter(some -> !some.isBlank());
      agents.add(
          new Agent(id(agent), name, Heartbeat.of(defaults, agent.path("heartbeat"), wanted)));
    }
    if (agents.isEmpty()) {
      Heartbeat heartbeat = Heartbeat.of(defaults, MissingNode.getInstance(), true);
      agents.add(new Agent(MAIN, Optional.empty(), heartbeat));
    }
    JsonNode session = config.path("session");
    return new Agents(
        defaultId,
        agents,
        session.path("mainKey").asText(MAIN),
        session.path("scope").asText("per-sender"));
  }

  /** The agent that answers when none is named. */
  Agent defaultAgent() {
    return agents.stream()
        .filter(agent -> agent.id().equals(defaultId))
        .findFirst()
        .orElse(agents.get(0));
  }

  /** The key of the default agent's main session. */
  String mainSessionKey() {
    return scope.equals("global") ? "global" : "agent:" + defaultId + ":" + mainKey;
  }

  static String id(JsonNode agent) {
    return agent.path("id").asText().strip().toLowerCase(Locale.ROOT);
  }
}
