package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretTargets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code secrets audit}. */
@Component(property = OperatorCommand.NAME + "=secrets audit")
public final class AuditCommand implements OperatorCommand {
  private final Audit audit;

  /** Creates it. */
  @Activate
  public AuditCommand(
      @Reference ConfigWorkshop workshop,
      @Reference SecretTargets targets,
      @Reference SecretResolver resolver,
      @Reference Locations locations) {
    this.audit =
        new Audit(workshop, new StateFiles(locations), targets, resolver, KnownNames.load());
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    Report report = audit.run(call.flag("allow-exec"));
    boolean check = call.flag("check");
    return CommandResult.of(report.exitCode(check), report.json(), report.lines(check));
  }
}
