package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.internal.ChangePlan;
import ai.openclaw.core.config.internal.ChangePlan.Change;
import ai.openclaw.core.config.internal.ConfigAccess;
import ai.openclaw.core.config.internal.Dots;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config plan}. */
@Component(property = OperatorCommand.NAME + "=config plan")
public final class ConfigPlanCommand implements OperatorCommand {
  private static final String USAGE = "CONFIG_PLAN_OPTIONS";

  private final ConfigAccess config;

  /** Creates it. */
  @Activate
  public ConfigPlanCommand(@Reference ConfigAccess config) {
    this.config = config;
  }

  @Override
  public CommandResult run(CommandCall call) {
    Optional<String> file = call.option("file");
    List<String> set = call.options("set");
    if (file.isPresent() && !set.isEmpty()) {
      return CommandResult.failed(CommandFailure.of(USAGE, "Use --file or --set, not both"));
    }
    try {
      if (file.isPresent()) {
        return shown(config.plan(call.workingDirectory().resolve(file.get())));
      }
      List<ConfigEdit> edits = new ArrayList<>();
      for (String one : set) {
        int equals = one.indexOf('=');
        List<String> path = Dots.parse(equals < 0 ? "" : one.substring(0, equals));
        if (path.isEmpty()) {
          return CommandResult.failed(
              CommandFailure.of(
                  USAGE, "--set takes path=value", "for example --set gateway.port=19001"));
        }
        edits.add(new ConfigEdit.Set(path, TypedValue.parse(one.substring(equals + 1))));
      }
      return shown(config.plan(edits));
    } catch (ConfigInvalidException e) {
      return Failures.refused(e);
    } catch (IOException e) {
      return CommandResult.failed(
          CommandFailure.of("CONFIG_PLAN_FILE", "The candidate cannot be read: " + e.getMessage()));
    }
  }

  private static CommandResult shown(ChangePlan plan) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    List<Block> lines = new ArrayList<>();
    data.put("mode", plan.mode().text());
    data.put("restarts", plan.restarts());
    data.put("movesSocket", plan.movesSocket());
    ArrayNode changes = data.putArray("changes");
    lines.add(
        new Line(
            plan.changes().isEmpty()
                ? "Nothing would change."
                : plan.changes().size()
                    + (plan.changes().size() == 1 ? " path" : " paths")
                    + " would change. Nothing was written."));
    for (Change change : plan.changes()) {
      changes
          .addObject()
          .put("path", change.path())
          .put("class", change.row().kind().text())
          .put("owner", change.owner())
          .put("activates", change.row().action());
      lines.add(
          new Line(
              "  "
                  + change.path()
                  + "  ["
                  + change.row().kind().text()
                  + "]  "
                  + change.owner()
                  + ": "
                  + change.row().action()));
    }
    references(plan, data.putArray("secrets"), lines);
    lines.add(new Line(outcome(plan)));
    return CommandResult.of(0, data, lines);
  }

  private static void references(ChangePlan plan, ArrayNode data, List<Block> lines) {
    for (ChangePlan.Reference one : plan.references()) {
      data.addObject().put("path", one.path()).put("ref", one.ref()).put("changed", one.fresh());
      if (!plan.changes().isEmpty()) {
        lines.add(
            new Line(
                "  resolves "
                    + one.ref()
                    + " for "
                    + one.path()
                    + (one.fresh() ? " (part of the change)" : "")));
      }
    }
  }

  private static String outcome(ChangePlan plan) {
    if (plan.changes().isEmpty()) {
      return "Mode " + plan.mode().text() + ".";
    }
    String how =
        switch (plan.mode()) {
          case OFF -> "changes of the files are ignored; writes through the gateway apply live";
          case HOT, HYBRID -> "applied live";
          case RESTART ->
              plan.restarts()
                  ? "everything is activated again in the same process, clients reconnect"
                  : "applied live, since nothing has to be activated again";
        };
    String socket =
        plan.movesSocket()
            ? " The gateway listens elsewhere, unless --port, --bind or OPENCLAW_GATEWAY_PORT"
                + " fix the place; open connections stay."
            : "";
    return "Mode " + plan.mode().text() + ": " + how + "." + socket;
  }
}
