package ai.openclaw.core.plugins.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code plugins unquarantine}. */
@Component(property = OperatorCommand.NAME + "=plugins unquarantine")
public final class UnquarantineCommand implements OperatorCommand {
  private final PluginHost host;

  /** Forgives plugins of this host. */
  @Activate
  public UnquarantineCommand(@Reference PluginHost host) {
    this.host = host;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    String name = call.arguments().get(0);
    return Requests.answer(host.call(plugins -> forgive(plugins, name)));
  }

  private CommandResult forgive(Reconciler plugins, String name) throws InterruptedException {
    List<PluginStatus> all = plugins.statuses();
    if (all.stream().noneMatch(status -> status.name().equals(name))) {
      return Named.unknown(name, all.stream().map(PluginStatus::name).toList());
    }
    List<String> files =
        all.stream()
            .filter(s -> s.name().equals(name) && s.state().equals("quarantined"))
            .map(PluginStatus::file)
            .toList();
    if (files.isEmpty()) {
      return Requests.failed(
          "PLUGIN_NOT_QUARANTINED",
          name + " is not quarantined",
          "run plugins list to see its state");
    }
    plugins.ledger().forgive(name);
    plugins.reconcile();
    List<PluginStatus> now =
        plugins.statuses().stream().filter(s -> files.contains(s.file())).toList();
    return now.stream()
        .filter(status -> status.state().equals("active"))
        .findFirst()
        .map(
            status ->
                CommandResult.ok(
                    StatusView.json(status),
                    new Line(status.name() + " " + status.version() + " serves again.")))
        .orElseGet(
            () ->
                Requests.failed(
                    "PLUGIN_FAILED",
                    name
                        + " does not serve: "
                        + now.stream().findFirst().map(PluginStatus::reason).orElse("it is gone"),
                    "replace its jar by a version that works"));
  }
}
