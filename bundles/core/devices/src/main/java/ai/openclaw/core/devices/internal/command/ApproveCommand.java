package ai.openclaw.core.devices.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.devices.internal.Asker;
import ai.openclaw.core.devices.internal.Pairings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code devices approve}. */
@Component(property = OperatorCommand.NAME + "=devices approve")
public final class ApproveCommand implements OperatorCommand {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public ApproveCommand(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      return call.arguments().isEmpty()
          ? selected(new Desk(call))
          : approved(new Desk(call), call.arguments().get(0));
    } catch (Desk.Failed failed) {
      return failed.result();
    }
  }

  private CommandResult approved(Desk desk, String requestId)
      throws Desk.Failed, InterruptedException {
    JsonNode answer =
        desk.ask(
            "device.pair.approve",
            Desk.params().put("requestId", requestId),
            () -> pairings.approve(requestId, Asker.OWNER));
    JsonNode device = answer.path("device");
    return CommandResult.ok(
        answer,
        new Line("Approved " + Shown.device(device) + " (" + Shown.client(device) + ")."),
        new Line("It may connect as " + Shown.wants(device)));
  }

  /** Shows what would be approved: the id has to be typed, so that nobody approves a stranger. */
  private CommandResult selected(Desk desk) throws Desk.Failed, InterruptedException {
    JsonNode lists = desk.ask("device.pair.list", Desk.params(), () -> pairings.list(Asker.OWNER));
    JsonNode latest = lists.path("pending").path(0);
    if (latest.isMissingNode()) {
      return CommandResult.failed(
          CommandFailure.of(
              "DEVICES_NONE_WAITS",
              "no device waits for approval",
              "connect from the device again; a request waits for five minutes"));
    }
    String approve = "openclaw devices approve " + latest.path("requestId").asText();
    ObjectNode data = Desk.params();
    data.set("selected", latest);
    data.set("approvalState", state(latest, known(lists, latest)));
    data.put("approveCommand", approve + " --json");
    return CommandResult.of(
        1,
        data,
        List.of(
            new Line("The latest request is " + latest.path("requestId").asText()),
            new Line("  device  " + latest.path("deviceId").asText()),
            new Line("  client  " + Shown.client(latest)),
            new Line("  from    " + Shown.from(latest)),
            new Line("  wants   " + Shown.wants(latest)),
            new Line("Let it in with: " + approve)));
  }

  private static JsonNode known(JsonNode lists, JsonNode request) {
    for (JsonNode device : lists.path("paired")) {
      if (device.path("deviceId").equals(request.path("deviceId"))) {
        return device;
      }
    }
    return MissingNode.getInstance();
  }

  private static ObjectNode state(JsonNode request, JsonNode device) {
    ObjectNode state = Desk.params();
    String kind = "new-pairing";
    if (!device.isMissingNode()) {
      boolean sameRoles = covers(device.path("roles"), request.path("roles"));
      kind = sameRoles ? "scope-upgrade" : "role-upgrade";
    }
    state.put("kind", kind);
    state.set("requested", rights(request));
    state.set("approved", device.isMissingNode() ? NullNode.getInstance() : rights(device));
    return state;
  }

  private static ObjectNode rights(JsonNode one) {
    ObjectNode rights = Desk.params();
    rights.set("roles", one.path("roles"));
    rights.set("scopes", one.path("scopes"));
    return rights;
  }

  private static boolean covers(JsonNode all, JsonNode some) {
    var known = new HashSet<JsonNode>();
    all.forEach(known::add);
    for (JsonNode one : some) {
      if (!known.contains(one)) {
        return false;
      }
    }
    return true;
  }
}
