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

/** {@code devices remove}. */
@Component(property = OperatorCommand.NAME + "=devices remove")
public final class RemoveCommand implements OperatorCommand {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public RemoveCommand(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      return removed(new Desk(call), call.arguments().get(0));
    } catch (Desk.Failed failed) {
      return failed.result();
    }
  }

  private CommandResult removed(Desk desk, String deviceId)
      throws Desk.Failed, InterruptedException {
    JsonNode answer =
        desk.ask(
            "device.pair.remove",
            Desk.params().put("deviceId", deviceId),
            () -> pairings.remove(deviceId, Asker.OWNER));
    return CommandResult.ok(
        answer,
        new Line("Removed device " + Shown.device(answer) + "; its connections are closed."));
  }
}
