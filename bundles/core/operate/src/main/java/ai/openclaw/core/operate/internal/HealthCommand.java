package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.command.RemoteGatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code health}: what the gateway says of itself, its channels and its agents. */
@Component(property = OperatorCommand.NAME + "=health")
public final class HealthCommand implements OperatorCommand {
  private static final long TIMEOUT_MS = 10_000;

  private final Here here;

  /** Asks with what this process has. */
  @Activate
  public HealthCommand(@Reference Here here) {
    this.here = here;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    boolean verbose = call.flag("verbose") || call.flag("debug");
    Optional<Chosen> chosen = Optional.empty();
    ConfigView config = here.config();
    try {
      Targets targets = here.targets(config, call);
      chosen = Optional.of(targets.forCall(call, Timeouts.of(call, TIMEOUT_MS)));
      JsonNode params =
          verbose
              ? JsonNodeFactory.instance.objectNode().put("probe", true)
              : MissingNode.getInstance();
      JsonNode health =
          here.clients().open(chosen.get().target(), chosen.get().backend()).call("health", params);
      List<Block> lines = new ArrayList<>();
      if (verbose) {
        connection(chosen.get(), config).forEach(text -> lines.add(new Line(text)));
      }
      channels(health).forEach(text -> lines.add(new Line(text)));
      agents(health).forEach(text -> lines.add(new Line(text)));
      return CommandResult.of(0, health, lines);
    } catch (RemoteGatewayException e) {
      return config.valid()
          ? CommandResult.failed(Remedy.failure(Remedy.kind(e), e, chosen))
          : InvalidConfig.result(config);
    }
  }

  private static List<String> connection(Chosen chosen, ConfigView config) {
    return List.of(
        "Gateway target: " + chosen.target().url(),
        "Source: " + chosen.target().source(),
        "Config: " + config.path(),
        "Bind: " + config.gateway().path("bind").asText("loopback"),
        "Credential: " + chosen.credential().orElse("none"));
  }

  private static List<String> channels(JsonNode health) {
    List<String> lines = new ArrayList<>();
    health
        .path("channelOrder")
        .forEach(
            id -> {
              JsonNode channel = health.path("channels").path(id.asText());
              String label = health.path("channelLabels").path(id.asText()).asText(id.asText());
              lines.add(label + ": " + ChannelLine.state(channel));
            });
    return lines;
  }

  private static List<String> agents(JsonNode health) {
    List<String> names = new ArrayList<>();
    List<String> intervals = new ArrayList<>();
    List<String> stores = new ArrayList<>();
    for (JsonNode agent : health.path("agents")) {
      String id = agent.path("agentId").asText();
      names.add(agent.path("isDefault").asBoolean() ? id + " (default)" : id);
      intervals.add(agent.path("heartbeat").path("every").asText("disabled") + " (" + id + ")");
      JsonNode sessions = agent.path("sessions");
      String path = sessions.path("path").asText();
      // A gateway hides its places from those who only read.
      stores.add(
          "Session store (%s): %s(%d entries)"
              .formatted(
                  id, path.startsWith("[") ? "" : path + " ", sessions.path("count").asInt()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("Agents: " + String.join(", ", names));
    lines.add("Heartbeat interval: " + String.join(", ", intervals));
    lines.addAll(stores);
    return lines;
  }
}
