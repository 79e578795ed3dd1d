package ai.openclaw.core.planning.internal.plan;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.SecretTarget;
import java.util.List;
import java.util.Optional;

/**
 * One credential that gets a reference.
 *
 * @param index its place in the plan, from 0
 * @param target what kind of field it is
 * @param path the keys of the field
 * @param ref the reference
 * @param agent whose store it is in; empty for the configuration
 * @param provider the provider of a profile that is made
 */
public record PlanTarget(
    int index,
    SecretTarget target,
    List<String> path,
    SecretRef ref,
    Optional<String> agent,
    Optional<String> provider) {
  /** Copies the list. */
  public PlanTarget {
    path = List.copyOf(path);
  }

  /** The path with dots. */
  public String text() {
    return String.join(".", path);
  }
}
