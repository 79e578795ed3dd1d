package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.planning.PlanRefusedException;
import ai.openclaw.core.planning.PlanReport;
import ai.openclaw.core.planning.Plans;
import ai.openclaw.core.planning.internal.plan.Consent;
import ai.openclaw.core.planning.internal.plan.Plan;
import ai.openclaw.core.planning.internal.plan.PlanException;
import ai.openclaw.core.planning.internal.plan.PlanReader;
import ai.openclaw.core.planning.internal.plan.TargetReader;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretSources;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Carries plans out, whoever made them. */
@Component(service = {Plans.class, Planner.class})
public final class Planner implements Plans {
  private final PlanReader plans;
  private final Projector projector;
  private final SecretResolver resolver;
  private final SecretSources sources;
  private final Commit commit;

  /** Creates it. */
  @Activate
  public Planner(
      @Reference ConfigWorkshop workshop,
      @Reference SecretTargets targets,
      @Reference SecretResolver resolver,
      @Reference SecretSources sources,
      @Reference Locations locations) {
    this.plans = new PlanReader(new TargetReader(targets.all(), resolver::checkId));
    this.projector =
        new Projector(workshop, targets, resolver, new StateFiles(locations), KnownNames.load());
    this.resolver = resolver;
    this.sources = sources;
    this.commit = new Commit(workshop, locations);
  }

  @Override
  public PlanReport dryRun(ObjectNode plan, boolean allowExec)
      throws PlanRefusedException, InterruptedException {
    return run(() -> parse(plan), true, allowExec);
  }

  @Override
  public PlanReport apply(ObjectNode plan, boolean allowExec)
      throws PlanRefusedException, InterruptedException {
    return run(() -> parse(plan), false, allowExec);
  }

  /** Reads a plan file and tries it out or carries it out. */
  PlanReport run(Path file, boolean dryRun, boolean allowExec)
      throws PlanRefusedException, InterruptedException {
    return run(() -> plans.read(file), dryRun, allowExec);
  }

  private interface Reading {
    Plan read() throws PlanException;
  }

  private Plan parse(ObjectNode plan) throws PlanException {
    return plans.parse(plan.toString().getBytes(StandardCharsets.UTF_8), "of this command");
  }

  private PlanReport run(Reading reading, boolean dryRun, boolean allowExec)
      throws PlanRefusedException, InterruptedException {
    try {
      return run(reading.read(), dryRun, allowExec);
    } catch (PlanException e) {
      throw new PlanRefusedException(
          new CommandFailure(e.code(), String.valueOf(e.getMessage()), e.hints()));
    } catch (ConfigInvalidException e) {
      throw new PlanRefusedException(
          CommandFailure.of(e.issues().get(0).code(), "Secrets apply failed: " + e.getMessage()));
    } catch (IOException e) {
      throw new PlanRefusedException(
          CommandFailure.of("SECRETS_APPLY_FAILED", "Secrets apply failed: " + e.getMessage()));
    }
  }

  private PlanReport run(Plan plan, boolean dryRun, boolean allowExec)
      throws PlanException, ConfigInvalidException, IOException, InterruptedException {
    var consent = new Consent(allowExec, sources::startsPrograms);
    if (!dryRun && plan.exceeds(consent)) {
      throw new PlanException(
          "SECRETS_EXEC_CONSENT",
          "The plan has exec references or providers, which start programs",
          "--allow-exec agrees to that");
    }
    Projection projection = projector.project(plan);
    Preflight preflight = Preflight.run(plan, projection, resolver, consent, !dryRun || allowExec);
    if (!dryRun && !projection.changedFiles().isEmpty()) {
      commit.run(projection);
    }
    return new PlanReport(
        dryRun,
        projection.changedFiles(),
        preflight.checked(),
        preflight.skipped(),
        projection.warnings());
  }
}
