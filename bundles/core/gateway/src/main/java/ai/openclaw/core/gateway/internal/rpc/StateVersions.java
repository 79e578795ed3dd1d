package ai.openclaw.core.gateway.internal.rpc;

import java.util.Optional;

/** Counts the states of presence and health, so that clients know whether theirs is old. */
public final class StateVersions {
  private long presence;
  private long health;

  /**
   * Both counters at one moment.
   *
   * @param presence of presence
   * @param health of health
   */
  public record Pair(long presence, long health) {}

  /** The counters now. */
  public synchronized Pair current() {
    return new Pair(presence, health);
  }

  /** Counts an event if it tells of a new state; only such an event carries the counters. */
  public synchronized Optional<Pair> after(String event) {
    switch (event) {
      case "presence" -> presence++;
      case "health" -> health++;
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(new Pair(presence, health));
  }
}
