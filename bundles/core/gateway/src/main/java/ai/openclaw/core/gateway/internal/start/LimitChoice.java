package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.gateway.internal.ws.Limits;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** The limits that an operator may change. */
final class LimitChoice {
  private LimitChoice() {}

  static Limits of(ConfigSnapshot config) {
    JsonNode configured = config.effective().path("gateway").path("handshakeTimeoutMs");
    long handshake =
        number(config, "OPENCLAW_HANDSHAKE_TIMEOUT_MS")
            .or(
                () ->
                    configured.canConvertToInt() && configured.intValue() > 0
                        ? Optional.of(configured.intValue())
                        : Optional.empty())
            .map(Integer::longValue)
            .orElse(Limits.STANDARD.handshake().toMillis());
    int sockets =
        number(config, "OPENCLAW_MAX_PREAUTH_CONNECTIONS_PER_IP")
            .orElse(Limits.STANDARD.unauthenticatedPerAddress());
    return Limits.STANDARD.with(Duration.ofMillis(handshake), sockets);
  }

  private static Optional<Integer> number(ConfigSnapshot config, String variable) {
    return config
        .environment()
        .get(variable)
        .map(String::trim)
        .filter(value -> value.matches("[1-9]\\d{0,8}"))
        .map(Integer::valueOf);
  }
}
