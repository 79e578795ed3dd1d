package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Examination.Problem;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import ai.openclaw.api.doctor.Mend;
import ai.openclaw.core.config.CredentialText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * What the validators say of the configuration. Unknown keys can be dropped; nothing else is mended
 * by guessing.
 */
@Component(property = Diagnosis.ID + "=config")
public final class ConfigDiagnosis implements Diagnosis {
  private static final String MARKER = "SECRETREF_MARKER";
  private static final Set<String> WARNINGS = Set.of(CredentialText.CODE, "CONFIG_DUPLICATE_KEY");

  @Override
  public List<Finding> examine(Examination examination) {
    var findings = new ArrayList<Finding>();
    for (Problem problem : examination.problems()) {
      if (!problem.code().equals(MARKER)) {
        Optional<Mend> mend =
            examination.source().flatMap(source -> UnknownKeys.mend(problem, source));
        findings.add(finding(problem, Severity.ERROR, mend));
      }
    }
    for (Problem warning : examination.warnings()) {
      Severity severity = WARNINGS.contains(warning.code()) ? Severity.WARNING : Severity.INFO;
      findings.add(finding(warning, severity, Optional.empty()));
    }
    return findings;
  }

  private static Finding finding(Problem problem, Severity severity, Optional<Mend> mend) {
    String line = problem.line() > 0 ? " (line " + problem.line() + ")" : "";
    return new Finding(
        problem.code(),
        severity,
        problem.message() + line,
        Optional.of(problem.file()),
        problem.path(),
        severity == Severity.INFO ? "" : remedy(problem, mend.isPresent()),
        mend);
  }

  private static String remedy(Problem problem, boolean mendable) {
    String at = problem.line() > 0 ? " at line " + problem.line() : "";
    if (problem.message().startsWith("Unrecognized key")) {
      String byHand = "correct the name of the key, or remove it, in " + problem.file() + at;
      return mendable ? byHand + "; openclaw doctor --fix removes it" : byHand;
    }
    String edit = "correct " + problem.file() + at;
    return problem.path().equals("<root>")
        ? edit
        : edit + ", or run: openclaw config set " + problem.path() + " <value>";
  }
}
