package ai.openclaw.core.devices.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.devices.internal.Asker;
import ai.openclaw.core.devices.internal.Pairings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code devices rotate}. */
@Component(property = OperatorCommand.NAME + "=devices rotate")
public final class RotateCommand implements OperatorCommand {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public RotateCommand(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      return rotated(
          new Desk(call),
          Desk.required(call, "device"),
          Desk.required(call, "role"),
          call.options("scope"));
    } catch (Desk.Failed failed) {
      return failed.result();
    }
  }

  private CommandResult rotated(Desk desk, String device, String role, List<String> scopes)
      throws Desk.Failed, InterruptedException {
    ObjectNode params = Desk.params().put("deviceId", device).put("role", role);
    Optional<List<String>> wanted = scopes.isEmpty() ? Optional.empty() : Optional.of(scopes);
    wanted.ifPresent(list -> list.forEach(params.putArray("scopes")::add));
    JsonNode answer =
        desk.ask(
            "device.token.rotate",
            params,
            () -> pairings.rotate(device, role, wanted, Asker.OWNER));
    return CommandResult.ok(
        answer,
        new Line(
            "Rotated the "
                + role
                + " token of device "
                + Shown.device(answer)
                + "; it gets the new one when it connects with the gateway's secret."));
  }
}
