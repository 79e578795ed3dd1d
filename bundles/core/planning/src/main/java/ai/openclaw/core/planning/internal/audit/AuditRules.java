package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.core.planning.findings.AuditFinding.Level;
import ai.openclaw.core.planning.findings.SarifLog.Rule;
import java.util.List;
import java.util.stream.Stream;

/** What the codes of the audit mean, for readers of SARIF. */
final class AuditRules {
  private AuditRules() {}

  static List<Rule> all() {
    return Stream.of(Finding.Code.values()).map(AuditRules::of).toList();
  }

  private static Rule of(Finding.Code code) {
    return switch (code) {
      case PLAINTEXT_FOUND ->
          new Rule(
              code.name(),
              Level.WARNING,
              "A credential is stored as plaintext.",
              "Run openclaw secrets configure for the field, then openclaw secrets apply.");
      case REF_UNRESOLVED ->
          new Rule(
              code.name(),
              Level.ERROR,
              "A reference has no value, or a file that holds credentials cannot be read.",
              "Set the value at its source, or mend the file that the message names.");
      case REF_SHADOWED ->
          new Rule(
              code.name(),
              Level.WARNING,
              "Credentials of an auth profile store go before a reference.",
              "Remove the profile, or the reference if the profile is meant to count.");
      case LEGACY_RESIDUE ->
          new Rule(
              code.name(),
              Level.WARNING,
              "Credentials are kept where references do not reach.",
              "Run openclaw secrets apply to empty an old store; OAuth credentials may stay.");
      case SECRET_RESIDUE ->
          new Rule(
              code.name(),
              Level.WARNING,
              "A copy of a known secret value was left in a file.",
              "Run openclaw secrets audit --sweep --clean, and replace the value if others could"
                  + " read the file.");
      case RESIDUE_UNREADABLE ->
          new Rule(
              code.name(),
              Level.WARNING,
              "A file could not be searched for copies of secrets.",
              "Let this user read the file, or delete it.");
    };
  }
}
