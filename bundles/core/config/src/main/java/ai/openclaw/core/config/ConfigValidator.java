package ai.openclaw.core.config;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Checks what JSON Schemas cannot, for the domain it belongs to. Registered as a service; pure,
 * from any thread.
 */
@ConsumerType
public interface ConfigValidator {
  /**
   * Checks a candidate whose schemas are satisfied or not.
   *
   * @param candidate what was read; its {@code warnings} are still empty
   * @return the findings
   */
  Findings validate(ConfigSnapshot candidate);

  /**
   * What a validator found.
   *
   * @param errors each makes the configuration invalid
   * @param warnings worth telling
   * @param own dot paths of fields that this validator knows more about than any other: what others
   *     say about them and what lies below is left out
   */
  record Findings(List<ConfigIssue> errors, List<ConfigIssue> warnings, Set<String> own) {
    /** Copies the lists. */
    public Findings {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
      own = Set.copyOf(own);
    }

    /** Findings beside those of others. */
    public Findings(List<ConfigIssue> errors, List<ConfigIssue> warnings) {
      this(errors, warnings, Set.of());
    }
  }
}
