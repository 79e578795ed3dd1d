package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.command.RemoteGatewayException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** {@code gateway discover}: the gateways that announce themselves in the local network. */
@Component(property = OperatorCommand.NAME + "=gateway discover")
public final class GatewayDiscoverCommand implements OperatorCommand {
  private static final long TIMEOUT_MS = 2_000;

  @Override
  public CommandResult run(CommandCall call) {
    Discovery found;
    try {
      found = Discovery.run(Timeouts.of(call, TIMEOUT_MS));
    } catch (RemoteGatewayException e) {
      return CommandResult.failed(Remedy.failure("Gateway discover failed: ", e, Optional.empty()));
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("timeoutMs", found.timeoutMs()).putArray("domains").add("local.");
    data.put("count", found.beacons().size());
    ArrayNode beacons = data.putArray("beacons");
    List<Block> lines = new ArrayList<>();
    lines.add(new Line("Gateway Discovery"));
    lines.add(new Line("Found " + found.beacons().size() + " gateway(s) · domains: local."));
    for (Beacon beacon : found.beacons()) {
      beacon.write(beacons.addObject());
      lines.add(new Line("- " + beacon.text().getOrDefault("displayName", beacon.instance())));
      lines.add(new Line("  ws: " + beacon.wsUrl()));
      Optional.ofNullable(beacon.text().get("sshPort"))
          .ifPresent(
              port ->
                  lines.add(
                      new Line(
                          "  ssh: ssh -N -L 18789:127.0.0.1:%d %s -p %s"
                              .formatted(beacon.port(), beacon.host(), port))));
    }
    return CommandResult.of(0, data, lines);
  }
}
