package ai.openclaw.core.service.internal.diagnosis;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import ai.openclaw.api.doctor.Mend;
import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.ServiceState.ServiceRuntime;
import ai.openclaw.core.service.internal.Inspection;
import ai.openclaw.core.service.internal.InstalledService;
import ai.openclaw.core.service.internal.definition.Definition;
import ai.openclaw.core.service.internal.definition.Expectation.Difference;
import ai.openclaw.core.service.internal.supervisor.Hint;
import ai.openclaw.core.service.internal.supervisor.Supervisor;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The service of this profile: missing, stale, drifted, doubled, or not coming up. */
@Component(property = Diagnosis.ID + "=gateway-service")
public final class ServiceDiagnosis implements Diagnosis {
  private static final Set<String> WORKS_NEVERTHELESS =
      Set.of("SERVICE_VERSION", "SERVICE_SETTINGS");
  private static final String REINSTALL = "run: openclaw gateway install --force";

  private final InstalledService service;

  /** Creates it. */
  @Activate
  public ServiceDiagnosis(@Reference InstalledService service) {
    this.service = service;
  }

  @Override
  public List<Finding> examine(Examination examination) throws InterruptedException {
    Supervisor supervisor = service.desk().supervisor();
    boolean installed = Files.exists(supervisor.file());
    var findings = new ArrayList<Finding>();
    owned(supervisor, installed, findings);
    if (!installed) {
      absent(supervisor, findings);
      return findings;
    }
    Inspection inspection = service.inspect();
    drifted(supervisor, inspection, findings);
    if (supervisor.unavailable().isEmpty()) {
      running(supervisor, inspection.definition(), findings);
      for (Hint advice : supervisor.advice()) {
        findings.add(
            finding(
                "SERVICE_LINGER",
                Severity.INFO,
                "the service ends when you log out",
                advice.text()));
      }
    }
    return findings;
  }

  @Override
  public void settle() throws InterruptedException {
    Supervisor supervisor = service.desk().supervisor();
    if (!external() && Files.exists(supervisor.file())) {
      supervisor.reload();
    }
  }

  private boolean external() {
    return service.desk().machine().managedElsewhere();
  }

  private void owned(Supervisor supervisor, boolean installed, List<Finding> findings) {
    Optional<OtherService> owner = supervisor.owner();
    if (owner.isEmpty() || (external() && !installed)) {
      return;
    }
    findings.add(
        installed
            ? finding(
                "SERVICE_DOUBLE",
                Severity.WARNING,
                "a service of the user and one of the system ("
                    + owner.get().detail()
                    + ") start the same gateway",
                "keep one: openclaw gateway uninstall, or " + owner.get().removal())
            : finding(
                "SERVICE_SYSTEM_LEVEL",
                Severity.INFO,
                "System-level OpenClaw gateway service detected while the user gateway service is"
                    + " not installed ("
                    + owner.get().detail()
                    + "); no second one is installed",
                "set OPENCLAW_SERVICE_REPAIR_POLICY=external when it owns the gateway"));
  }

  private void absent(Supervisor supervisor, List<Finding> findings) throws InterruptedException {
    if (external() || supervisor.owner().isPresent() || supervisor.unavailable().isPresent()) {
      return;
    }
    findings.add(
        finding(
            "SERVICE_MISSING",
            Severity.INFO,
            "no service keeps the gateway running",
            "if one should: openclaw gateway install"));
  }

  private void drifted(Supervisor supervisor, Inspection inspection, List<Finding> findings) {
    Optional<Mend> mend =
        inspection
            .mended()
            .filter(text -> !external())
            .map(
                text ->
                    new Mend(
                        "puts the definition of the service right",
                        List.of(new Mend.ReplaceText(supervisor.file(), text))));
    for (Difference difference : inspection.differences()) {
      String remedy =
          external()
              ? "OPENCLAW_SERVICE_REPAIR_POLICY=external: change it where it is managed"
              : mend.isPresent()
                  ? "run: openclaw doctor --fix, then: openclaw gateway restart"
                  : REINSTALL;
      findings.add(
          new Finding(
              difference.code(),
              WORKS_NEVERTHELESS.contains(difference.code()) ? Severity.INFO : Severity.WARNING,
              difference.message(),
              Optional.of(supervisor.file()),
              "",
              remedy,
              mend));
    }
  }

  private static void running(
      Supervisor supervisor, Optional<Definition> definition, List<Finding> findings)
      throws InterruptedException {
    if (supervisor.outdated()) {
      findings.add(
          finding(
              "SERVICE_OUTDATED",
              Severity.INFO,
              "the supervisor goes by an older definition",
              "run: openclaw gateway restart"));
    }
    if (!supervisor.loaded()) {
      findings.add(
          finding(
              "SERVICE_DISABLED",
              Severity.INFO,
              "the service is installed, but " + supervisor.words().notLoaded(),
              REINSTALL));
      return;
    }
    ServiceRuntime runtime = supervisor.runtime();
    aged(runtime, definition, findings);
    if (runtime.status().equals("stopped") && !runtime.detail().isEmpty()) {
      boolean config = runtime.detail().endsWith(" 78");
      findings.add(
          finding(
              "SERVICE_EXITED",
              Severity.WARNING,
              "the service is down, " + runtime.detail(),
              config
                  ? "the configuration has to be changed first: openclaw config validate"
                  : "run: openclaw gateway restart; openclaw logs has the cause"));
    }
  }

  /** The process keeps the port that it was started with. */
  private static void aged(
      ServiceRuntime runtime, Optional<Definition> definition, List<Finding> findings) {
    Optional<Integer> running =
        runtime
            .pid()
            .flatMap(ProcessHandle::of)
            .flatMap(process -> process.info().arguments())
            .flatMap(words -> Definition.port(List.of(words)));
    Optional<Integer> defined = definition.flatMap(Definition::port);
    if (running.isPresent() && defined.isPresent() && !running.equals(defined)) {
      findings.add(
          finding(
              "SERVICE_NOT_RESTARTED",
              Severity.INFO,
              "the service was started with port "
                  + running.get()
                  + " and is defined with port "
                  + defined.get(),
              "run: openclaw gateway restart"));
    }
  }

  static Finding finding(String code, Severity severity, String message, String remedy) {
    return new Finding(code, severity, message, Optional.empty(), "", remedy, Optional.empty());
  }
}
