package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code daemon status}: the old name of {@code gateway status}. */
@Component(property = OperatorCommand.NAME + "=daemon status")
public final class DaemonStatusCommand implements OperatorCommand {
  private final GatewayStatusCommand status;

  /** Looks with what this process has. */
  @Activate
  public DaemonStatusCommand(@Reference Here here) {
    this.status = new GatewayStatusCommand(here);
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    return status.run(call);
  }
}
