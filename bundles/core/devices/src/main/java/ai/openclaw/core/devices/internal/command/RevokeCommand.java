package ai.openclaw.core.devices.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.devices.internal.Asker;
import ai.openclaw.core.devices.internal.Pairings;
import com.fasterxml.jackson.databind.JsonNode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code devices revoke}. */
@Component(property = OperatorCommand.NAME + "=devices revoke")
public final class RevokeCommand implements OperatorCommand {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public RevokeCommand(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      return revoked(new Desk(call), Desk.required(call, "device"), Desk.required(call, "role"));
    } catch (Desk.Failed failed) {
      return failed.result();
    }
  }

  private CommandResult revoked(Desk desk, String device, String role)
      throws Desk.Failed, InterruptedException {
    JsonNode answer =
        desk.ask(
            "device.token.revoke",
            Desk.params().put("deviceId", device).put("role", role),
            () -> pairings.revoke(device, role, Asker.OWNER));
    return CommandResult.ok(
        answer,
        new Line(
            "Revoked the "
                + role
                + " token of device "
                + Shown.device(answer)
                + "; it has to be approved again."));
  }
}
