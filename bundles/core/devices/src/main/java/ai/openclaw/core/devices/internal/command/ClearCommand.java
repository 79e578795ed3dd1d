package ai.openclaw.core.devices.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.devices.internal.Asker;
import ai.openclaw.core.devices.internal.Pairings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code devices clear}. */
@Component(property = OperatorCommand.NAME + "=devices clear")
public final class ClearCommand implements OperatorCommand {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public ClearCommand(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      return call.flag("yes") ? cleared(new Desk(call), call.flag("pending")) : refused();
    } catch (Desk.Failed failed) {
      return failed.result();
    }
  }

  private static CommandResult refused() {
    return CommandResult.failed(
        CommandFailure.of(
            "DEVICES_CLEAR_UNCONFIRMED",
            "every paired device would have to be approved again",
            "--yes confirms it"));
  }

  private CommandResult cleared(Desk desk, boolean pending)
      throws Desk.Failed, InterruptedException {
    JsonNode lists = desk.ask("device.pair.list", Desk.params(), () -> pairings.list(Asker.OWNER));
    ObjectNode data = Desk.params();
    ArrayNode removed = data.putArray("removedDevices");
    ArrayNode rejected = data.putArray("rejectedRequests");
    for (JsonNode device : lists.path("paired")) {
      String id = device.path("deviceId").asText();
      desk.ask(
          "device.pair.remove",
          Desk.params().put("deviceId", id),
          () -> pairings.remove(id, Asker.OWNER));
      removed.add(id);
    }
    if (pending) {
      for (JsonNode request : lists.path("pending")) {
        String id = request.path("requestId").asText();
        desk.ask(
            "device.pair.reject",
            Desk.params().put("requestId", id),
            () -> pairings.reject(id, Asker.OWNER));
        rejected.add(id);
      }
    }
    return CommandResult.ok(
        data,
        new Line(
            "Removed " + removed.size() + " devices, rejected " + rejected.size() + " requests."));
  }
}
