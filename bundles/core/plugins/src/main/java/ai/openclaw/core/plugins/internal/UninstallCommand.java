package ai.openclaw.core.plugins.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code plugins uninstall}. */
@Component(property = OperatorCommand.NAME + "=plugins uninstall")
public final class UninstallCommand implements OperatorCommand {
  private final PluginHost host;

  /** Removes plugins of this host. */
  @Activate
  public UninstallCommand(@Reference PluginHost host) {
    this.host = host;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    String name = call.arguments().get(0);
    CompletableFuture<CommandResult> answer =
        host.call(plugins -> remove(plugins, name))
            .thenCompose(removed -> removed.left().handle((left, failure) -> removed.result()));
    return Requests.answer(answer);
  }

  private Removed remove(Reconciler plugins, String name) throws IOException, InterruptedException {
    List<PluginStatus> all = plugins.statuses();
    // What serves goes last: killed half-way, the plugin is as it was but for replaced files.
    List<PluginStatus> files =
        all.stream()
            .filter(status -> status.name().equals(name) && !status.state().equals("draining"))
            .sorted(Comparator.comparing(status -> status.state().equals("active")))
            .toList();
    if (files.isEmpty()) {
      return new Removed(
          Named.unknown(name, all.stream().map(PluginStatus::name).toList()),
          CompletableFuture.completedFuture(null));
    }
    for (PluginStatus status : files) {
      Files.deleteIfExists(plugins.folder().path(status.file()));
    }
    plugins.reconcile();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("name", name);
    var removed = data.putArray("removed");
    files.forEach(status -> removed.add(status.file()));
    return new Removed(CommandResult.ok(data, new Line(name + " has left.")), plugins.left(name));
  }

  /** What to say once the last call has returned. */
  private record Removed(CommandResult result, CompletableFuture<Void> left) {}
}
