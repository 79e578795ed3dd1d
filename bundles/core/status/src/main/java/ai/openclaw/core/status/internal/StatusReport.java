package ai.openclaw.core.status.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answer to {@code status}, made once per call.
 *
 * @param config the effective configuration
 * @param sessions the session stores
 * @param version the product's version
 * @param waiting lines for the main session that no agent has read yet
 * @param nowMs the present
 */
record StatusReport(
    JsonNode config, Sessions sessions, String version, List<String> waiting, long nowMs) {
  /** Copies the list. */
  StatusReport {
    waiting = List.copyOf(waiting);
  }

  private static final int RECENT = 10;
  private static final String HIDDEN = "[redacted]";
  private static final List<String> TASK_STATES =
      List.of("queued", "running", "succeeded", "failed", "timed_out", "cancelled", "lost");
  private static final List<String> TASK_RUNTIMES = List.of("subagent", "acp", "cli", "cron");
  private static final List<String> TASK_FINDINGS =
      List.of(
          "stale_queued",
          "stale_running",
          "lost",
          "delivery_failed",
          "missing_cleanup",
          "inconsistent_timestamps");

  /** Makes the answer; paths, lines, sessions and models are for administrators. */
  ObjectNode make(boolean whole) {
    Agents agents = Agents.of(config);
    Set<String> ids = new LinkedHashSet<>();
    agents.agents().forEach(agent -> ids.add(agent.id()));
    ids.addAll(sessions.onDisk());

    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("runtimeVersion", version);
    ObjectNode heartbeat = report.putObject("heartbeat");
    heartbeat.put("defaultAgentId", agents.defaultId());
    heartbeats(heartbeat.putArray("agents"), agents, ids);
    report.putArray("channelSummary");
    ArrayNode lines = report.putArray("queuedSystemEvents");
    if (whole) {
      waiting.forEach(lines::add);
    }
    tasks(report);
    sessions(report.putObject("sessions"), ids, whole);
    return report;
  }

  private void heartbeats(ArrayNode list, Agents agents, Set<String> ids) {
    JsonNode defaults = config.path("agents").path("defaults").path("heartbeat");
    for (String id : ids) {
      Heartbeat heartbeat =
          agents.agents().stream()
              .filter(agent -> agent.id().equals(id))
              .map(Agents.Agent::heartbeat)
              .findFirst()
              .orElseGet(() -> Heartbeat.of(defaults, MissingNode.getInstance(), false));
      heartbeat.write(list.addObject().put("agentId", id), false);
    }
  }

  private static void tasks(ObjectNode report) {
    // No component of this release starts tasks, so there are none to count.
    ObjectNode tasks = report.putObject("tasks");
    List.of("total", "active", "terminal", "failures").forEach(key -> tasks.put(key, 0));
    ObjectNode states = tasks.putObject("byStatus");
    TASK_STATES.forEach(state -> states.put(state, 0));
    ObjectNode runtimes = tasks.putObject("byRuntime");
    TASK_RUNTIMES.forEach(runtime -> runtimes.put(runtime, 0));
    ObjectNode audit = report.putObject("taskAudit");
    List.of("total", "warnings", "errors").forEach(key -> audit.put(key, 0));
    ObjectNode findings = audit.putObject("byCode");
    TASK_FINDINGS.forEach(finding -> findings.put(finding, 0));
  }

  private void sessions(ObjectNode report, Set<String> ids, boolean whole) {
    List<Sessions.Store> stores = ids.stream().map(sessions::of).toList();
    List<Sessions.Session> all = new ArrayList<>();
    stores.forEach(store -> all.addAll(store.sessions()));
    all.sort(Comparator.comparingLong(Sessions.Session::updatedAt).reversed());
    Optional<Model> model = whole ? Model.configured(config) : Optional.empty();

    ArrayNode paths = report.putArray("paths");
    if (whole) {
      stores.forEach(store -> paths.add(store.path().toString()));
    }
    report.put("count", all.size());
    Model.write(report.putObject("defaults"), model);
    recent(report.putArray("recent"), whole ? all : List.of(), model);
    ArrayNode byAgent = report.putArray("byAgent");
    for (Sessions.Store store : stores) {
      ObjectNode entry = byAgent.addObject();
      entry.put("agentId", store.agentId());
      entry.put("path", whole ? store.path().toString() : HIDDEN);
      entry.put("count", store.sessions().size());
      recent(entry.putArray("recent"), whole ? store.sessions() : List.of(), model);
    }
  }

  private void recent(ArrayNode list, List<Sessions.Session> newest, Optional<Model> model) {
    newest.stream()
        .limit(RECENT)
        .forEach(session -> SessionRow.write(list.addObject(), session, model, nowMs));
  }
}
