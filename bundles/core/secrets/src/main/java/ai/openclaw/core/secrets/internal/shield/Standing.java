package ai.openclaw.core.secrets.internal.shield;

import java.util.Map;
import java.util.Optional;

/**
 * How a provider stands now. Immutable.
 *
 * @param source its source
 * @param alias its alias
 * @param state the state of its breaker
 * @param pause the failures in a row; empty when there are none
 * @param misses the ids it has no value for
 * @param calls the calls of today, in UTC
 * @param running the calls under way
 */
public record Standing(
    String source,
    String alias,
    State state,
    Optional<Pause> pause,
    Map<String, Pause> misses,
    int calls,
    int running) {
  /** Copies the map. */
  public Standing {
    misses = Map.copyOf(misses);
  }

  /** The state of a breaker. */
  public enum State {
    /** Its last call was answered. */
    CLOSED,
    /** It failed, and nothing automatic asks it now. */
    OPEN,
    /** It failed, and the next call tells whether it works again. */
    HALF_OPEN
  }
}
