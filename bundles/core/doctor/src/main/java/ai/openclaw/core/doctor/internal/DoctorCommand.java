package ai.openclaw.core.doctor.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigRepair;
import ai.openclaw.core.config.ConfigRepair.Inspection;
import ai.openclaw.core.config.CredentialFields;
import ai.openclaw.core.doctor.internal.diagnosis.GatewayDiagnosis;
import ai.openclaw.core.doctor.internal.diagnosis.NewToken;
import ai.openclaw.core.doctor.internal.examine.Diagnoses;
import ai.openclaw.core.doctor.internal.examine.Found;
import ai.openclaw.core.doctor.internal.examine.Reading;
import ai.openclaw.core.doctor.internal.mend.MendPlan;
import ai.openclaw.core.doctor.internal.mend.Mender;
import ai.openclaw.core.doctor.internal.mend.Undo;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.plugins.Quarantine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** {@code doctor}. */
@Component(property = OperatorCommand.NAME + "=doctor")
public final class DoctorCommand implements OperatorCommand {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final ConfigRepair repair;
  private final Locations locations;
  private final Diagnoses diagnoses;
  private final Mender mender;

  /** Creates it. */
  @Activate
  public DoctorCommand(
      BundleContext context,
      @Reference ConfigRepair repair,
      @Reference CredentialFields fields,
      @Reference Locations locations,
      @Reference Quarantine quarantine) {
    this.repair = repair;
    this.locations = locations;
    this.diagnoses = new Diagnoses(context, quarantine);
    this.mender = new Mender(repair, fields, locations, Clock.systemUTC());
  }

  @Deactivate
  void stop() {
    diagnoses.close();
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    boolean newToken = call.flag("generate-gateway-token");
    boolean fix = call.flag("fix") || call.flag("repair") || newToken;
    if (call.flag("undo") && fix) {
      return CommandResult.failed(
          2, CommandFailure.of("DOCTOR_OPTIONS", "--undo and --fix exclude each other"));
    }
    if (call.flag("dry-run") && !fix) {
      return CommandResult.failed(
          2, CommandFailure.of("DOCTOR_OPTIONS", "--dry-run goes with --fix"));
    }
    var report = new Report();
    try {
      if (call.flag("undo")) {
        undo(report);
      } else if (fix) {
        fix(report, call.flag("dry-run"), newToken);
      } else {
        report.found(examine(repair.inspect()));
      }
    } catch (ConfigInvalidException e) {
      ConfigIssue first = e.issues().get(0);
      report.failed(first.code(), first.message());
    } catch (IOException e) {
      report.failed("DOCTOR_WRITE_FAILED", Reasons.of(e));
    }
    return report.result();
  }

  private List<Found> examine(Inspection inspection) throws InterruptedException {
    return diagnoses.ask(new Reading(locations, inspection, deadline()));
  }

  private static Instant deadline() {
    return Clock.systemUTC().instant().plus(LIMIT);
  }

  private void fix(Report report, boolean dryRun, boolean newToken)
      throws ConfigInvalidException, IOException, InterruptedException {
    if (!dryRun) {
      mender.recover();
    }
    Inspection now = repair.inspect();
    List<Found> found = examine(now);
    report.found(found);
    if (newToken && now.source().filter(GatewayDiagnosis::referenced).isPresent()) {
      report.failed(
          "DOCTOR_TOKEN_REFERENCED",
          "gateway.auth.token is a reference and is not replaced: renew it where it is kept");
      return;
    }
    MendPlan plan = mender.plan(now, newToken ? withNewToken(found) : found);
    report.planned(plan);
    if (!dryRun && !plan.isEmpty()) {
      mender.apply(plan);
      diagnoses.settle(deadline());
      report.applied(examine(repair.inspect()));
    }
  }

  private List<Found> withNewToken(List<Found> found) {
    var more = new ArrayList<Found>();
    found.stream()
        .filter(one -> !one.finding().code().equals(GatewayDiagnosis.TOKEN_MISSING))
        .forEach(more::add);
    more.add(new Found("gateway", NewToken.wanted(locations.config()), true));
    return more;
  }

  private void undo(Report report)
      throws ConfigInvalidException, IOException, InterruptedException {
    mender.recover();
    Undo.Outcome outcome = mender.undo(repair.inspect());
    if (outcome instanceof Undo.Outcome.Done done) {
      diagnoses.settle(deadline());
      report.undone(done.files());
    } else if (outcome instanceof Undo.Outcome.Impossible impossible) {
      report.failed("DOCTOR_NOTHING_TO_UNDO", "Nothing was taken back: " + impossible.reason());
    }
  }
}
