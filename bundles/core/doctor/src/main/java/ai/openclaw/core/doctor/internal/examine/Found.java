package ai.openclaw.core.doctor.internal.examine;

import ai.openclaw.api.doctor.Finding;

/**
 * A finding and who found it.
 *
 * @param diagnosis the id of the diagnosis
 * @param finding what it found
 */
public record Found(String diagnosis, Finding finding) {
  /** Whether something has to be done. */
  public boolean counts() {
    return finding.severity() != Finding.Severity.INFO;
  }
}
