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

/** {@code devices reject}. */
@Component(property = OperatorCommand.NAME + "=devices reject")
public final class RejectCommand implements OperatorCommand {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public RejectCommand(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      return rejected(new Desk(call), call.arguments().get(0));
    } catch (Desk.Failed failed) {
      return failed.result();
    }
  }

  private CommandResult rejected(Desk desk, String requestId)
      throws Desk.Failed, InterruptedException {
    JsonNode answer =
        desk.ask(
            "device.pair.reject",
            Desk.params().put("requestId", requestId),
            () -> pairings.reject(requestId, Asker.OWNER));
    return CommandResult.ok(
        answer, new Line("Rejected the request of device " + Shown.device(answer) + "."));
  }
}
