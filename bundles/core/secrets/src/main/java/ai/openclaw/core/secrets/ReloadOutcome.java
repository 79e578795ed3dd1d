package ai.openclaw.core.secrets;

import ai.openclaw.api.secret.SecretFailure;
import java.util.Set;

/** What became of a reload. Immutable. */
public sealed interface ReloadOutcome {
  /**
   * A new snapshot is active.
   *
   * @param activation the snapshot
   * @param changedOwners the owners whose values differ from before
   */
  record Activated(Activation activation, Set<String> changedOwners) implements ReloadOutcome {}

  /**
   * The old snapshot stays.
   *
   * @param failure the first reason, with the path, source, provider and id it is about
   */
  record Kept(SecretFailure failure) implements ReloadOutcome {}
}
