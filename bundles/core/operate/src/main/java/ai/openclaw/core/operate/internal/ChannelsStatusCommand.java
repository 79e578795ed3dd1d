package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.command.RemoteGatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code channels status}: every account, live, or by the configuration where no gateway answers.
 */
@Component(property = OperatorCommand.NAME + "=channels status")
public final class ChannelsStatusCommand implements OperatorCommand {
  private static final long TIMEOUT_MS = 10_000;
  private static final long PROBE_TIMEOUT_MS = 30_000;

  private final Here here;

  /** Asks with what this process has. */
  @Activate
  public ChannelsStatusCommand(@Reference Here here) {
    this.here = here;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    boolean probe = call.flag("probe");
    ConfigView config = here.config();
    Optional<Chosen> chosen = Optional.empty();
    try {
      Duration timeout = Timeouts.of(call, probe ? PROBE_TIMEOUT_MS : TIMEOUT_MS);
      chosen = Optional.of(here.targets(config, call).forCall(call, timeout));
      ObjectNode params =
          JsonNodeFactory.instance
              .objectNode()
              .put("probe", probe)
              .put("timeoutMs", timeout.toMillis());
      JsonNode status =
          here.clients()
              .open(chosen.get().target(), chosen.get().backend())
              .call("channels.status", params);
      return CommandResult.of(0, status, live(status, probe));
    } catch (RemoteGatewayException e) {
      if (e.code().equals("INVALID_TIMEOUT")) {
        return CommandResult.failed(Remedy.failure("", e, chosen));
      }
      return config.valid() ? byConfiguration(config, e, chosen) : InvalidConfig.result(config);
    }
  }

  private static List<Block> live(JsonNode status, boolean probe) {
    List<Block> lines = new ArrayList<>();
    lines.add(new Line("Gateway reachable."));
    for (JsonNode id : status.path("channelOrder")) {
      String label = status.path("channelLabels").path(id.asText()).asText(id.asText());
      for (JsonNode account : status.path("channelAccounts").path(id.asText())) {
        lines.add(
            new Line(
                "- %s %s: %s"
                    .formatted(
                        label,
                        account.path("accountId").asText("default"),
                        ChannelLine.state(account))));
      }
    }
    if (lines.size() == 1) {
      lines.add(new Line("No channel is configured."));
    }
    if (!probe) {
      lines.add(new Line("Ask each account live: openclaw channels status --probe"));
    }
    return lines;
  }

  /** A gateway that answers but does not know channels is reachable; the rest is the same. */
  private static CommandResult byConfiguration(
      ConfigView config, RemoteGatewayException e, Optional<Chosen> chosen) {
    boolean answered = e.code().equals("INVALID_REQUEST") && e.reason().isEmpty();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("gatewayReachable", answered).put("error", e.getMessage()).put("configOnly", true);
    data.putObject("config").put("path", config.path().toString()).put("mode", config.mode());
    var listed = data.putArray("configuredChannels");
    List<Block> lines = new ArrayList<>();
    lines.add(
        new Line(
            (answered ? "Gateway cannot tell" : "Gateway not reachable")
                + "; showing config-only status."));
    lines.add(new Line("Config: " + config.path()));
    lines.add(new Line("Mode: " + config.mode()));
    ConfiguredChannels.of(config.tree())
        .accounts()
        .forEach(
            (channel, accounts) -> {
              listed.add(channel);
              for (String account : accounts) {
                boolean on = ConfiguredChannels.enabled(config.tree(), channel, account);
                lines.add(
                    new Line(
                        "- %s %s: %s, configured, not checked"
                            .formatted(channel, account, on ? "enabled" : "disabled")));
              }
            });
    CommandFailure failure =
        Remedy.failure(answered ? "channels.status: " : "Gateway not reachable: ", e, chosen);
    return new CommandResult(0, Optional.of(data), lines, Optional.of(failure));
  }
}
