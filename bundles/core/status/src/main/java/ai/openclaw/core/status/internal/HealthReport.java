package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.Principal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * The health of the gateway at one moment, as JSON text that is made once and sent many times.
 * Immutable.
 *
 * @param madeAtMs when it was made
 * @param forAdmins with the paths of files
 * @param forOthers without them
 * @param agents the agents it is about
 */
record HealthReport(long madeAtMs, JsonNode forAdmins, JsonNode forOthers, Agents agents) {
  private static final int RECENT = 5;
  private static final String HIDDEN = "[redacted]";

  /**
   * Looks at the configuration and the session stores.
   *
   * @param heartbeats whether agents may look by themselves
   */
  static HealthReport make(
      JsonNode config, Sessions sessions, InstantSource clock, boolean heartbeats) {
    long now = clock.millis();
    long begun = System.nanoTime();
    Agents agents = Agents.of(config);
    UnaryOperator<Heartbeat> told = heartbeat -> heartbeats ? heartbeat : heartbeat.paused();
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("ok", true);
    report.put("ts", now);
    report.put("durationMs", 0);
    report.putObject("channels");
    report.putArray("channelOrder");
    report.putObject("channelLabels");
    Heartbeat heartbeat = told.apply(agents.defaultAgent().heartbeat());
    report.put("heartbeatSeconds", heartbeat.enabled() ? heartbeat.everyMs() / 1000 : 0);
    report.put("defaultAgentId", agents.defaultId());
    var list = report.putArray("agents");
    ObjectNode own = report.objectNode();
    for (Agents.Agent agent : agents.agents()) {
      ObjectNode entry = list.addObject();
      entry.put("agentId", agent.id());
      agent.name().ifPresent(name -> entry.put("name", name));
      entry.put("isDefault", agent.id().equals(agents.defaultId()));
      told.apply(agent.heartbeat()).write(entry.putObject("heartbeat"), true);
      ObjectNode summary = summary(sessions.of(agent.id()), now);
      entry.set("sessions", summary);
      if (agent.id().equals(agents.defaultId())) {
        own = summary;
      }
    }
    report.set("sessions", own);
    report.put("durationMs", (System.nanoTime() - begun) / 1_000_000);
    JsonNode whole = text(report);
    report.path("agents").forEach(entry -> hide(entry.path("sessions")));
    return new HealthReport(now, whole, text(report), agents);
  }

  /** The report as a caller may see it. */
  JsonNode visibleTo(Principal principal) {
    return principal.has("operator.admin") ? forAdmins : forOthers;
  }

  private static ObjectNode summary(Sessions.Store store, long now) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("path", store.path().toString());
    summary.put("count", store.sessions().size());
    var recent = summary.putArray("recent");
    store.sessions().stream()
        .limit(RECENT)
        .forEach(
            session ->
                recent
                    .addObject()
                    .put("key", session.key())
                    .put("updatedAt", session.updatedAt())
                    .put("age", now - session.updatedAt()));
    return summary;
  }

  private static void hide(JsonNode summary) {
    if (summary instanceof ObjectNode object) {
      object.put("path", HIDDEN);
    }
  }

  private static JsonNode text(ObjectNode report) {
    return new POJONode(new RawValue(report.toString()));
  }
}
