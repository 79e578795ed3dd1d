package ai.openclaw.core.operate.internal;

import ai.openclaw.core.client.RunningGateway;
import ai.openclaw.core.config.ConfigDiagnosis;
import ai.openclaw.core.config.ConfigIssue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that {@code gateway status} found out. Immutable.
 *
 * @param config the files as the operator's shell sees them
 * @param address where the gateway listens
 * @param service what the supervisor says
 * @param running the gateway of this process
 * @param rejected why it does not serve the files as they are
 * @param proof whether a client gets in; empty when it was not tried
 * @param port who has the port
 * @param logFile where the log is
 * @param stateDir the state directory
 */
record GatewayReport(
    ConfigView config,
    Address address,
    ServiceView service,
    Optional<RunningGateway> running,
    Optional<ConfigDiagnosis.Rejection> rejected,
    Optional<Proof> proof,
    PortUse port,
    Path logFile,
    Path stateDir) {

  /** The configuration file of the gateway that serves, or would be started by its service. */
  Path serviceConfig() {
    return running.isPresent() ? config.path() : service.config().orElse(config.path());
  }

  /** Whether the shell and the service disagree on the file. */
  boolean mismatch() {
    return !serviceConfig().equals(config.path());
  }

  ObjectNode json() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("logFile", logFile.toString());
    service.state().ifPresent(state -> ServiceView.write(data.putObject("service"), state));
    configs(data.putObject("config"));
    ObjectNode gateway = data.putObject("gateway");
    gateway.put("bindMode", address.bind()).put("bindHost", address.host());
    if (address.bind().equals("custom")) {
      gateway.put("customBindHost", address.host());
    }
    gateway
        .put("port", address.port())
        .put("portSource", address.portSource())
        .put("probeUrl", probeUrl());
    address.note().ifPresent(note -> gateway.put("probeNote", note));
    gateway.put("tlsEnabled", address.tls());
    port.write(data.putObject("port"));
    running.ifPresent(own -> process(data.putObject("process"), own));
    proof.ifPresent(known -> known.write(data.putObject("rpc")));
    service.writeOthers(data.putArray("extraServices"));
    return data;
  }

  /** What is probed. */
  String probeUrl() {
    return proof
        .map(known -> known.chosen().target().url().toString())
        .orElseGet(() -> address.url().toString());
  }

  private void configs(ObjectNode node) {
    ObjectNode cli = node.putObject("cli");
    cli.put("path", config.path().toString())
        .put("exists", config.exists())
        .put("valid", config.valid());
    issues(cli, config.issues());
    controlUi(cli);
    ObjectNode daemon = node.putObject("daemon");
    daemon.put("path", serviceConfig().toString());
    if (running.isPresent()) {
      daemon.put("exists", config.exists()).put("valid", rejected.isEmpty());
      controlUi(daemon);
      rejected.ifPresent(
          why -> {
            daemon.put("state", "config-invalid").put("since", why.since().toString());
            issues(daemon, why.issues());
          });
    } else if (mismatch()) {
      daemon.put("exists", Files.exists(serviceConfig()));
      node.put("mismatch", true);
    } else {
      daemon.put("exists", config.exists()).put("valid", config.valid());
      controlUi(daemon);
    }
  }

  private void controlUi(ObjectNode node) {
    JsonNode settings = config.gateway().path("controlUi");
    if (settings.isObject()) {
      node.set("controlUi", settings);
    }
  }

  private static void issues(ObjectNode node, List<ConfigIssue> issues) {
    if (!issues.isEmpty()) {
      ArrayNode list = node.putArray("issues");
      issues.forEach(
          issue -> list.addObject().put("path", issue.path()).put("message", issue.message()));
    }
  }

  private void process(ObjectNode node, RunningGateway own) {
    node.put("pid", ProcessHandle.current().pid())
        .put("version", own.version())
        .put("uptimeMs", own.uptimeMs())
        .put("connections", own.connections());
    own.hosts().forEach(node.putArray("hosts")::add);
    node.put("authMode", own.authMode())
        .put("authSource", own.authSource())
        .put("configPath", config.path().toString())
        .put("stateDir", stateDir.toString())
        .put("activation", own.activation());
  }
}
