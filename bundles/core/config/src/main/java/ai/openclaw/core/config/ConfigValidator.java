package ai.openclaw.core.config;

import java.util.List;
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
   */
  record Findings(List<ConfigIssue> errors, List<ConfigIssue> warnings) {
    /** Copies the lists. */
    public Findings {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
    }
  }
}
