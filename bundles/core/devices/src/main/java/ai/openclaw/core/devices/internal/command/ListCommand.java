package ai.openclaw.core.devices.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.CommandResult.Table;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.devices.internal.Asker;
import ai.openclaw.core.devices.internal.Pairings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code devices list}. */
@Component(property = OperatorCommand.NAME + "=devices list")
public final class ListCommand implements OperatorCommand {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public ListCommand(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      return shown(
          new Desk(call).ask("device.pair.list", Desk.params(), () -> pairings.list(Asker.OWNER)));
    } catch (Desk.Failed failed) {
      return failed.result();
    }
  }

  private static CommandResult shown(JsonNode lists) {
    var blocks = new ArrayList<Block>();
    if (lists.path("pending").isEmpty()) {
      blocks.add(new Line("No device waits for approval."));
    } else {
      blocks.add(
          new Table(
              List.of("Request", "Device", "Client", "From", "Wants", "Asked"),
              rows(lists.path("pending"), ListCommand::pending)));
      blocks.add(new Line("Let one in with: openclaw devices approve <request>"));
    }
    if (lists.path("paired").isEmpty()) {
      blocks.add(new Line("No device is paired."));
    } else {
      blocks.add(
          new Table(
              List.of("Device", "Client", "From", "May", "Token", "Paired"),
              rows(lists.path("paired"), ListCommand::paired)));
    }
    return CommandResult.of(0, lists, blocks);
  }

  private static List<List<String>> rows(JsonNode list, Function<JsonNode, List<String>> row) {
    return StreamSupport.stream(list.spliterator(), false).map(row).toList();
  }

  private static List<String> pending(JsonNode request) {
    return List.of(
        request.path("requestId").asText(),
        Shown.device(request),
        Shown.client(request),
        Shown.from(request),
        Shown.wants(request),
        Shown.time(request.path("ts")));
  }

  private static List<String> paired(JsonNode device) {
    return List.of(
        device.path("deviceId").asText(),
        Shown.client(device),
        Shown.from(device),
        Shown.wants(device),
        Shown.tokens(device),
        Shown.time(device.path("approvedAtMs")));
  }
}
