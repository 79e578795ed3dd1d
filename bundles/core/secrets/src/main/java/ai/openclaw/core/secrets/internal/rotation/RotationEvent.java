package ai.openclaw.core.secrets.internal.rotation;

import ai.openclaw.api.secret.SecretFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One report of changed values and what came of it. Immutable.
 *
 * @param at when it was dealt with
 * @param aliases the aliases under {@code secrets.providers} it was about
 * @param changedOwners the owners whose values differ now
 * @param activation the number of the activation that is active now
 * @param failure why last good values stay, of all owners or, in isolate mode, of some; empty when
 *     none do
 */
record RotationEvent(
    Instant at,
    Set<String> aliases,
    Set<String> changedOwners,
    long activation,
    Optional<SecretFailure> failure) {
  /** Copies the sets. */
  RotationEvent {
    aliases = Set.copyOf(aliases);
    changedOwners = Set.copyOf(changedOwners);
  }

  /** What came of it, in one word. */
  String outcome() {
    if (!changedOwners.isEmpty()) {
      return "rotated";
    }
    return failure.isPresent() ? "kept" : "unchanged";
  }
}
