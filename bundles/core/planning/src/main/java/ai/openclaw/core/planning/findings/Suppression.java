package ai.openclaw.core.planning.findings;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A finding that an operator has accepted for a time. Immutable.
 *
 * @param code the code of the findings
 * @param file the end of the path of the file, or all of it; {@code *} stands for any text
 * @param path the path of the findings; {@code *} stands for any text
 * @param reason why
 * @param until the last day
 */
public record Suppression(
    String code, Optional<String> file, Optional<String> path, String reason, LocalDate until) {
  /** Whether it is about a finding. */
  public boolean covers(AuditFinding finding) {
    return finding.code().equals(code)
        && path.map(wanted -> glob(wanted).matcher(finding.path()).matches()).orElse(true)
        && file.map(wanted -> file(wanted, finding.file())).orElse(true);
  }

  private static boolean file(String wanted, String file) {
    return glob(wanted).matcher(file).matches() || glob("*/" + wanted).matcher(file).matches();
  }

  private static Pattern glob(String text) {
    var pattern = new StringBuilder();
    for (String part : text.split("\\*", -1)) {
      pattern.append(pattern.length() == 0 ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }
}
