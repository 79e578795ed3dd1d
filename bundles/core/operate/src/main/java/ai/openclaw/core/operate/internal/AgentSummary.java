package ai.openclaw.core.operate.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The agents of this machine in short. Immutable.
 *
 * @param defaultId the agent that answers when none is named
 * @param agents all of them
 */
record AgentSummary(String defaultId, List<Agent> agents) {
  /** Copies the list. */
  AgentSummary {
    agents = List.copyOf(agents);
  }

  /**
   * One agent.
   *
   * @param id its id
   * @param workspace its folder
   * @param bootstrapPending whether it has not been through its first conversation
   * @param store its session store
   * @param sessions how many sessions it has
   * @param updatedAt when it last did something, in milliseconds
   */
  record Agent(
      String id,
      Path workspace,
      boolean bootstrapPending,
      String store,
      int sessions,
      Optional<Long> updatedAt) {}

  /** Puts the report and the configuration together. */
  static AgentSummary of(JsonNode report, JsonNode config, Path home) {
    List<Agent> agents = new ArrayList<>();
    for (JsonNode entry : report.path("sessions").path("byAgent")) {
      String id = entry.path("agentId").asText();
      Path workspace = workspace(config, id, home);
      JsonNode newest = entry.path("recent").path(0).path("updatedAt");
      agents.add(
          new Agent(
              id,
              workspace,
              Files.exists(workspace.resolve("BOOTSTRAP.md")),
              entry.path("path").asText(),
              entry.path("count").asInt(),
              newest.isNumber() ? Optional.of(newest.asLong()) : Optional.empty()));
    }
    return new AgentSummary(report.path("heartbeat").path("defaultAgentId").asText("main"), agents);
  }

  private static Path workspace(JsonNode config, String id, Path home) {
    String written = config.path("agents").path("defaults").path("workspace").asText("");
    for (JsonNode agent : config.path("agents").path("list")) {
      if (agent.path("id").asText().equals(id) && agent.hasNonNull("workspace")) {
        written = agent.path("workspace").asText();
      }
    }
    if (written.isBlank()) {
      return home.resolve(".openclaw").resolve("workspace");
    }
    return written.startsWith("~/") ? home.resolve(written.substring(2)) : Path.of(written);
  }

  int sessions() {
    return agents.stream().mapToInt(Agent::sessions).sum();
  }

  void write(ObjectNode node, long nowMs) {
    node.put("defaultId", defaultId);
    var list = node.putArray("agents");
    for (Agent agent : agents) {
      list.addObject()
          .put("id", agent.id())
          .put("workspaceDir", agent.workspace().toString())
          .put("bootstrapPending", agent.bootstrapPending())
          .put("sessionsPath", agent.store())
          .put("sessionsCount", agent.sessions())
          .put("lastUpdatedAt", agent.updatedAt().orElse(null))
          .put("lastActiveAgeMs", agent.updatedAt().map(at -> nowMs - at).orElse(null));
    }
    node.put("totalSessions", sessions());
    node.put("bootstrapPendingCount", agents.stream().filter(Agent::bootstrapPending).count());
  }
}
