package ai.openclaw.core.gateway.internal.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * How many wrong credentials one caller may show. Immutable.
 *
 * @param attempts so many within the window lock the caller out; more than 1000 count as 1000
 * @param window the window
 * @param lockout how long the caller is locked out
 * @param exemptLoopback whether callers on this machine are never locked out
 */
public record RateRules(int attempts, Duration window, Duration lockout, boolean exemptLoopback) {
  private static final int MOST = 1000;
  private static final long LONGEST_MS = Duration.ofDays(365).toMillis();

  /** What holds where nothing is configured but a limit has to be. */
  public static final RateRules STANDARD =
      new RateRules(10, Duration.ofMinutes(1), Duration.ofMinutes(5), true);

  /** The limit of a configuration; empty when it sets none. */
  public static Optional<RateRules> of(JsonNode gateway) {
    JsonNode limit = gateway.path("auth").path("rateLimit");
    if (!limit.isObject()) {
      return Optional.empty();
    }
    long attempts = number(limit.path("maxAttempts"), STANDARD.attempts(), MOST);
    return Optional.of(
        new RateRules(
            (int) attempts,
            millis(limit.path("windowMs"), STANDARD.window()),
            millis(limit.path("lockoutMs"), STANDARD.lockout()),
            limit.path("exemptLoopback").asBoolean(STANDARD.exemptLoopback())));
  }

  private static Duration millis(JsonNode value, Duration otherwise) {
    return Duration.ofMillis(number(value, otherwise.toMillis(), LONGEST_MS));
  }

  private static long number(JsonNode value, long otherwise, long most) {
    return value.isNumber() && value.doubleValue() >= 1
        ? (long) Math.min(value.doubleValue(), (double) most)
        : otherwise;
  }
}
