package ai.openclaw.core.doctor.internal.examine;

import ai.openclaw.api.doctor.Finding;

/**
 * A finding and who found it.
 *
 * @param diagnosis the id of the diagnosis
 * @param finding what it found
 * @param shipped whether the diagnosis is one of the distribution
 */
public record Found(String diagnosis, Finding finding, boolean shipped) {
  /** Whether something has to be done. */
  public boolean counts() {
    return finding.severity() != Finding.Severity.INFO;
  }
}
