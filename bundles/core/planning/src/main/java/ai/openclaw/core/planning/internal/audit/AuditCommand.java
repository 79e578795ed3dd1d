package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretSources;
import ai.openclaw.core.secrets.SecretTargets;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code secrets audit}. */
@Component(property = OperatorCommand.NAME + "=secrets audit")
public final class AuditCommand implements OperatorCommand {
  private static final int USAGE = 2;

  private final AuditRun run;

  /** Creates it. */
  @Activate
  public AuditCommand(
      BundleContext context,
      @Reference ConfigWorkshop workshop,
      @Reference SecretTargets targets,
      @Reference SecretResolver resolver,
      @Reference SecretSources sources,
      @Reference Locations locations) {
    KnownNames names = KnownNames.load();
    var files = new StateFiles(locations);
    this.run =
        new AuditRun(
            new Audit(workshop, files, targets, resolver, sources, names),
            new Sweeping(context, locations, files, names),
            locations,
            context.getBundle().getVersion().toString());
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      return run.run(call, AuditOptions.of(call));
    } catch (AuditOptions.ConflictException e) {
      return CommandResult.failed(USAGE, e.failure());
    } catch (AuditRun.UnusableFileException e) {
      return CommandResult.failed(
          USAGE, CommandFailure.of("AUDIT_FILE", String.valueOf(e.getMessage()), e.hint()));
    }
  }
}
