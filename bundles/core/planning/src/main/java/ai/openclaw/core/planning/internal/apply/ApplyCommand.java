package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.planning.internal.plan.Plan;
import ai.openclaw.core.planning.internal.plan.PlanException;
import ai.openclaw.core.planning.internal.plan.PlanReader;
import ai.openclaw.core.planning.internal.plan.TargetReader;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretTargets;
import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code secrets apply}. */
@Component(property = OperatorCommand.NAME + "=secrets apply")
public final class ApplyCommand implements OperatorCommand {
  private final PlanReader plans;
  private final Projector projector;
  private final SecretResolver resolver;
  private final Commit commit;

  /** Creates it. */
  @Activate
  public ApplyCommand(
      @Reference ConfigWorkshop workshop,
      @Reference SecretTargets targets,
      @Reference SecretResolver resolver,
      @Reference Locations locations) {
    this.plans = new PlanReader(new TargetReader(targets.all(), resolver::checkId));
    this.projector =
        new Projector(workshop, targets, resolver, new StateFiles(locations), KnownNames.load());
    this.resolver = resolver;
    this.commit = new Commit(workshop, locations);
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    Optional<String> from = call.option("from");
    if (from.isEmpty()) {
      return CommandResult.failed(
          CommandFailure.of("SECRETS_PLAN_MISSING", "--from <file> names the plan"));
    }
    try {
      Plan plan = plans.read(call.workingDirectory().resolve(from.get()));
      return run(plan, call.flag("dry-run"), call.flag("allow-exec")).result();
    } catch (PlanException e) {
      return CommandResult.failed(
          new CommandFailure(e.code(), String.valueOf(e.getMessage()), e.hints()));
    } catch (ConfigInvalidException e) {
      return CommandResult.failed(
          CommandFailure.of(e.issues().get(0).code(), "Secrets apply failed: " + e.getMessage()));
    } catch (IOException e) {
      return CommandResult.failed(
          CommandFailure.of("SECRETS_APPLY_FAILED", "Secrets apply failed: " + e.getMessage()));
    }
  }

  private ApplyReport run(Plan plan, boolean dryRun, boolean allowExec)
      throws PlanException, ConfigInvalidException, IOException, InterruptedException {
    if (!dryRun && !allowExec && plan.startsPrograms()) {
      throw new PlanException(
          "SECRETS_EXEC_CONSENT",
          "The plan has exec references or providers, which start programs",
          "--allow-exec agrees to that");
    }
    Projection projection = projector.project(plan);
    Preflight preflight =
        Preflight.run(plan, projection, resolver, allowExec, !dryRun || allowExec);
    if (!dryRun && !projection.changedFiles().isEmpty()) {
      commit.run(projection);
    }
    return new ApplyReport(dryRun, projection.changedFiles(), preflight, projection.warnings());
  }
}
