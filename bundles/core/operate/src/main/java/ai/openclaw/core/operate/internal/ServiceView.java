package ai.openclaw.core.operate.internal;

import ai.openclaw.core.service.GatewayService;
import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.ServiceState;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the supervisor of this machine says. Immutable.
 *
 * @param state the service of this profile; empty where nobody here can tell
 * @param others other services that look like gateways
 */
record ServiceView(Optional<ServiceState> state, List<OtherService> others) {
  /** Copies the list. */
  ServiceView {
    others = List.copyOf(others);
  }

  /** Asks the supervisor. */
  static ServiceView of(Optional<GatewayService> service, boolean deep)
      throws InterruptedException {
    return service.isEmpty()
        ? new ServiceView(Optional.empty(), List.of())
        : new ServiceView(Optional.of(service.get().state()), service.get().others(deep));
  }

  /** The configuration that the service is started with, where its definition names one. */
  Optional<Path> config() {
    Optional<ServiceState.Definition> definition = state.flatMap(ServiceState::definition);
    return definition
        .map(known -> known.environment().get("OPENCLAW_CONFIG_PATH"))
        .map(Path::of)
        .or(
            () ->
                definition
                    .map(known -> known.environment().get("OPENCLAW_STATE_DIR"))
                    .map(folder -> Path.of(folder).resolve("openclaw.json")));
  }

  /** Writes the part {@code service}. */
  static void write(ObjectNode node, ServiceState state) {
    node.put("label", state.kind())
        .put("loaded", state.loaded())
        .put("loadedText", state.loadedText())
        .put("notLoadedText", state.notLoadedText());
    state.definition().ifPresent(known -> definition(node.putObject("command"), known));
    runtime(node.putObject("runtime"), state.runtime());
    ObjectNode audit = node.putObject("configAudit").put("ok", state.issues().isEmpty());
    ArrayNode issues = audit.putArray("issues");
    state
        .issues()
        .forEach(
            issue -> issues.addObject().put("code", issue.code()).put("message", issue.message()));
  }

  /** Writes the part {@code runtime}. */
  static void runtime(ObjectNode node, ServiceState.ServiceRuntime runtime) {
    node.put("status", runtime.status());
    put(node, "state", runtime.state());
    runtime.pid().ifPresent(pid -> node.put("pid", pid));
    put(node, "detail", runtime.detail());
  }

  /** Writes the part {@code extraServices}. */
  void writeOthers(ArrayNode list) {
    for (OtherService other : others) {
      list.addObject()
          .put("platform", other.kind())
          .put("label", other.label())
          .put("scope", other.scope())
          .put("detail", other.detail())
          .put("removal", other.removal());
    }
  }

  private static void definition(ObjectNode node, ServiceState.Definition definition) {
    definition.programArguments().forEach(node.putArray("programArguments")::add);
    definition
        .workingDirectory()
        .ifPresent(folder -> node.put("workingDirectory", folder.toString()));
    ObjectNode environment = node.putObject("environment");
    definition.environment().forEach(environment::put);
    node.put("sourcePath", definition.file().toString());
  }

  private static void put(ObjectNode node, String key, String text) {
    if (!text.isEmpty()) {
      node.put(key, text);
    }
  }
}
