package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.config.ConfigSnapshot;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** How long calls may go on once the gateway is asked to stop. */
final class DrainChoice {
  private static final long STANDARD_MS = 10_000;
  private static final long LONGEST_MS = 20_000;

  private DrainChoice() {}

  static Duration of(ConfigSnapshot config) {
    JsonNode wanted = config.effective().path("gateway").path("shutdown").path("drainMs");
    long millis = wanted.canConvertToLong() ? wanted.longValue() : STANDARD_MS;
    return Duration.ofMillis(Math.max(0, Math.min(millis, LONGEST_MS)));
  }
}
