package ai.openclaw.core.secrets.internal.engine;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.shield.Trigger;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one pass asks for. Immutable.
 *
 * @param refs what to resolve, in the order of collection
 * @param needed those of them without which the pass fails
 * @param settings how
 * @param trigger why
 * @param stopEarly whether a failed provider keeps further ones from being asked
 * @param grace how long a provider that serves nothing needed may keep the others waiting; empty
 *     when it may as long as it takes
 */
public record Inquiry(
    List<SecretRef> refs,
    Set<SecretRef> needed,
    ResolutionSettings settings,
    Trigger trigger,
    boolean stopEarly,
    Optional<Duration> grace) {
  /** Copies the collections. */
  public Inquiry {
    refs = List.copyOf(refs);
    needed = Set.copyOf(needed);
  }

  /** One that waits for every answer. */
  static Inquiry whole(
      Collection<SecretRef> refs, ResolutionSettings settings, Trigger trigger, boolean stopEarly) {
    return new Inquiry(List.copyOf(refs), Set.of(), settings, trigger, stopEarly, Optional.empty());
  }

  boolean needs(Group group) {
    return group.refs().stream().anyMatch(needed::contains);
  }
}
