package ai.openclaw.core.plugins.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code plugins install}. */
@Component(property = OperatorCommand.NAME + "=plugins install")
public final class InstallCommand implements OperatorCommand {
  private final Installation installation;

  /** Brings jars into this host's folder. */
  @Activate
  public InstallCommand(@Reference PluginHost host) {
    installation = new Installation(host);
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    return installation.run(call, false);
  }
}
