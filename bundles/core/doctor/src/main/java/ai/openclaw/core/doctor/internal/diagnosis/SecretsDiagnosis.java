package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretResolver.Rehearsal;
import ai.openclaw.core.secrets.SecretSources;
import ai.openclaw.core.secrets.SecretsRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * How references stand: in the running gateway as it serves them, without one as a start would find
 * them. No program of a provider is started.
 */
@Component(property = Diagnosis.ID + "=secrets")
public final class SecretsDiagnosis implements Diagnosis {
  private final ConfigWorkshop workshop;
  private final SecretResolver resolver;
  private final SecretSources sources;
  private final ServiceTracker<SecretsRuntime, SecretsRuntime> runtimes;

  /** Creates it. */
  @Activate
  public SecretsDiagnosis(
      BundleContext context,
      @Reference ConfigWorkshop workshop,
      @Reference SecretResolver resolver,
      @Reference SecretSources sources) {
    this.workshop = workshop;
    this.resolver = resolver;
    this.sources = sources;
    this.runtimes = new ServiceTracker<>(context, SecretsRuntime.class, null);
    runtimes.open();
  }

  @Deactivate
  void stop() {
    runtimes.close();
  }

  @Override
  public List<Finding> examine(Examination examination) throws InterruptedException {
    Optional<SecretsRuntime> runtime = Optional.ofNullable(runtimes.getService());
    if (runtime.isPresent()) {
      return active(runtime.get().current());
    }
    if (!examination.problems().isEmpty() || examination.source().isEmpty()) {
      return List.of();
    }
    try {
      return rehearsed(workshop.read());
    } catch (ConfigInvalidException changedMeanwhile) {
      return List.of();
    }
  }

  private static List<Finding> active(Activation activation) {
    var findings = new ArrayList<Finding>();
    for (OwnerState owner : activation.owners()) {
      if (owner.condition() != OwnerState.Condition.OK) {
        boolean cold = owner.condition() == OwnerState.Condition.COLD;
        findings.add(
            finding(
                owner.code(),
                cold ? Severity.ERROR : Severity.WARNING,
                (cold ? "No value: " : "The last good value is served: ") + owner.cause(),
                owner.owner(),
                "run: openclaw secrets status"));
      }
    }
    if (!activation.inactive().isEmpty()) {
      findings.add(
          finding(
              "SECRETS_REF_IGNORED_INACTIVE_SURFACE",
              Severity.INFO,
              activation.inactive().size() + " references are not in use",
              "",
              "openclaw secrets status lists them"));
    }
    return findings;
  }

  private List<Finding> rehearsed(ConfigSnapshot config) throws InterruptedException {
    Rehearsal rehearsal =
        resolver.rehearse(
            config, file -> Optional.empty(), ref -> sources.startsPrograms(ref.source()));
    var findings = new ArrayList<Finding>();
    rehearsal
        .failure()
        .ifPresent(
            failure ->
                findings.add(
                    finding(
                        failure.code(),
                        Severity.ERROR,
                        "The gateway would not start: " + failure.message(),
                        "",
                        "run: openclaw secrets audit")));
    if (rehearsal.leftOut() > 0) {
      findings.add(
          finding(
              "SECRETS_EXEC_NOT_TRIED",
              Severity.INFO,
              rehearsal.leftOut() + " references need a program to be run, and were not tried",
              "",
              "openclaw secrets audit --allow-exec tries them"));
    }
    return findings;
  }

  private static Finding finding(
      String code, Severity severity, String message, String path, String remedy) {
    return new Finding(code, severity, message, Optional.empty(), path, remedy, Optional.empty());
  }
}
