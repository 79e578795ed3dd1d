package ai.openclaw.core.plugins.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.CommandResult.Table;
import ai.openclaw.api.command.OperatorCommand;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code plugins list}. */
@Component(property = OperatorCommand.NAME + "=plugins list")
public final class ListCommand implements OperatorCommand {
  private final PluginHost host;
  private final StrikeService strikes;

  /** Lists the plugins of this host. */
  @Activate
  public ListCommand(@Reference PluginHost host, @Reference StrikeService strikes) {
    this.host = host;
    this.strikes = strikes;
  }

  @Override
  public CommandResult run(CommandCall call) {
    List<PluginStatus> plugins = host.statuses();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    var blocks = new ArrayList<Block>();
    data.put("folder", host.folder().toString());
    host.problem()
        .ifPresent(
            problem -> {
              data.put("problem", problem);
              blocks.add(new Line(problem));
            });
    var list = data.putArray("plugins");
    plugins.forEach(plugin -> list.add(StatusView.json(plugin)));
    if (plugins.isEmpty()) {
      blocks.add(new Line("No plugins. Drop a bundle into " + host.folder() + "."));
    } else {
      blocks.add(new Table(StatusView.COLUMNS, plugins.stream().map(StatusView::row).toList()));
    }
    var threads = data.putArray("abandonedThreads");
    for (AbandonedThreads.Line line : host.abandoned()) {
      threads.addObject().put("plugin", line.plugin()).put("text", line.text());
      blocks.add(new Line(line.plugin() + ": " + line.text()));
    }
    var shipped = data.putArray("distribution");
    for (StrikeService.Shipped bundle : strikes.shipped()) {
      shipped
          .addObject()
          .put("name", bundle.name())
          .put("strikes", bundle.strikes())
          .put("reason", bundle.reason());
      blocks.add(
          new Line(
              bundle.name()
                  + " of the distribution misbehaved "
                  + bundle.strikes()
                  + " times, last: "
                  + bundle.reason()));
    }
    return CommandResult.of(host.problem().isPresent() ? 1 : 0, data, blocks);
  }
}
