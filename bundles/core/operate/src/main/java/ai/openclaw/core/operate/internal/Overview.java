package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.Sighting;
import ai.openclaw.core.config.ConfigDiagnosis;
import ai.openclaw.core.service.ServiceState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that {@code status} found out. Immutable; the report belongs to it.
 *
 * @param report the numbers of this machine
 * @param config the configuration as the files are now
 * @param rejected why the gateway of this process does not serve them
 * @param address where the gateway of this machine listens
 * @param chosen the gateway that commands go to
 * @param sighting what was seen of it
 * @param service what the supervisor says
 * @param agents the agents in short
 * @param health what the gateway says of itself, when that was asked
 * @param channels what it says of the channels, when that was asked
 * @param unresolved why a credential could not be had
 * @param home the distribution
 * @param nowMs the moment
 */
record Overview(
    ObjectNode report,
    ConfigView config,
    Optional<ConfigDiagnosis.Rejection> rejected,
    Address address,
    Chosen chosen,
    Sighting sighting,
    ServiceView service,
    AgentSummary agents,
    Optional<JsonNode> health,
    Optional<JsonNode> channels,
    List<RemoteGatewayException> unresolved,
    Path home,
    long nowMs) {
  /** Copies the list. */
  Overview {
    unresolved = List.copyOf(unresolved);
  }

  ObjectNode json() {
    ObjectNode data = report.deepCopy();
    Machine.here().write(data.putObject("os"));
    data.putObject("update").put("root", home.toString()).put("installKind", "archive");
    data.put("updateChannel", updateChannel())
        .put("updateChannelSource", configuredChannel().isPresent() ? "config" : "default");
    data.putNull("memory");
    data.putObject("memoryPlugin").put("enabled", false).putNull("slot");
    gateway(data.putObject("gateway"));
    service
        .state()
        .ifPresentOrElse(
            state -> service(data.putObject("gatewayService"), state),
            () -> data.putNull("gatewayService"));
    data.putNull("nodeService");
    agents.write(data.putObject("agents"), nowMs);
    var diagnostics = data.putArray("secretDiagnostics");
    unresolved.forEach(e -> diagnostics.add(String.valueOf(e.getMessage())));
    data.putObject("config")
        .put("path", config.path().toString())
        .put("exists", config.exists())
        .put("valid", config.valid())
        .put("state", configState());
    health.ifPresent(answer -> data.set("health", answer));
    channels.ifPresent(answer -> data.set("channels", answer));
    return data;
  }

  /** {@code ok}, {@code missing} or {@code config-invalid}. */
  String configState() {
    if (!config.valid() || rejected.isPresent()) {
      return "config-invalid";
    }
    return config.exists() ? "ok" : "missing";
  }

  String updateChannel() {
    return configuredChannel().orElse("stable");
  }

  Optional<String> configuredChannel() {
    return Optional.ofNullable(config.tree().path("update").path("channel").textValue());
  }

  /** Whether the configuration wants a gateway elsewhere, but does not say where. */
  boolean misconfigured() {
    return config.mode().equals("remote")
        && config.gateway().path("remote").path("url").asText("").isBlank();
  }

  /** The gateway's own entry in its list of who is there. */
  Optional<JsonNode> self() {
    return Optional.ofNullable(sighting.answers().get("system-presence"))
        .flatMap(ProbeTarget::self);
  }

  private void gateway(ObjectNode node) {
    node.put("mode", config.mode())
        .put("url", chosen.target().url().toString())
        .put("urlSource", chosen.target().source())
        .put("misconfigured", misconfigured())
        .put("reachable", sighting.connected())
        .put("connectLatencyMs", sighting.latencyMs().orElse(null));
    node.set("self", self().orElseGet(node::nullNode));
    node.put("error", error().orElse(null));
    node.put(
        "authWarning",
        unresolved.stream().findFirst().map(e -> String.valueOf(e.getMessage())).orElse(null));
  }

  /** Why it cannot be reached, or not be read. */
  Optional<String> error() {
    return sighting
        .failure()
        .or(() -> sighting.refusals().values().stream().findFirst())
        .map(e -> String.valueOf(e.getMessage()));
  }

  private static void service(ObjectNode node, ServiceState state) {
    node.put("label", state.kind())
        .put("installed", state.installed())
        .put("loaded", state.loaded())
        .put("managedByOpenClaw", state.installed())
        .put("externallyManaged", false)
        .put("loadedText", state.loaded() ? state.loadedText() : state.notLoadedText());
    ServiceView.runtime(node.putObject("runtime"), state.runtime());
    node.put("runtimeShort", runtimeShort(state));
  }

  static String runtimeShort(ServiceState state) {
    String detail = state.runtime().detail();
    String pid = state.runtime().pid().map(id -> "pid " + id).orElse(detail);
    return state.runtime().status() + (pid.isEmpty() ? "" : " (" + pid + ")");
  }
}
