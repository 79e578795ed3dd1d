package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * What an audit came to.
 *
 * @param findings in the order of the contract
 * @param files the files that were looked at, sorted
 * @param resolution what was resolved
 * @param config the configuration; empty when it is not valid
 * @param refs the references that were found
 */
record Audited(
    List<Finding> findings,
    List<String> files,
    RefResolution resolution,
    Optional<ConfigSnapshot> config,
    List<SecretRef> refs) {
  Audited {
    findings = List.copyOf(findings);
    files = List.copyOf(files);
    refs = List.copyOf(refs);
  }
}
