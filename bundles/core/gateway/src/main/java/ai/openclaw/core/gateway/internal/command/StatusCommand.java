package ai.openclaw.core.gateway.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.gateway.internal.auth.GatewayAuth;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code gateway status}: what the running gateway is and how it can be reached. */
public final class StatusCommand implements OperatorCommand {
  /** The command's name. */
  public static final String COMMAND = "gateway status";

  private final GatewayState state;

  public StatusCommand(GatewayState state) {
    this.state = state;
  }

  @Override
  public CommandResult run(CommandCall call) {
    GatewayAuth auth = state.auth().get();
    long pid = ProcessHandle.current().pid();
    long uptimeMs = state.identity().uptimeMs();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("pid", pid);
    data.put("version", state.identity().version());
    data.put("port", state.port());
    data.put("bind", state.bind());
    state.hosts().forEach(data.putArray("hosts")::add);
    data.put("url", state.url());
    data.put("uptimeMs", uptimeMs);
    data.put("connections", state.connections().getAsInt());
    data.put("authMode", auth.mode().text());
    data.put("authSource", auth.source());
    data.put("configPath", state.identity().configPath());
    data.put("stateDir", state.identity().stateDir());
    data.put("activation", state.activation().getAsLong());
    return CommandResult.ok(
        data,
        new Line("Runtime: running (pid " + pid + ", up " + uptimeMs / 1000 + " s)"),
        new Line("Gateway: bind=" + state.bind() + " port=" + state.port() + " url=" + state.url()),
        new Line("Auth: " + auth.mode().text() + " (" + auth.source() + ")"),
        new Line("Connections: " + data.path("connections").asInt()),
        new Line("Config: " + state.identity().configPath()),
        new Line("State: " + state.identity().stateDir()),
        new Line("Secrets: activation " + data.path("activation").asLong()));
  }
}
