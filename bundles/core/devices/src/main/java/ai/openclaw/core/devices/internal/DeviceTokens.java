package ai.openclaw.core.devices.internal;

import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.ConnectDecision.Refused;
import ai.openclaw.core.devices.GuessLimit;
import ai.openclaw.core.devices.Offered;
import ai.openclaw.core.devices.SharedSecret;
import ai.openclaw.core.devices.internal.PairedDevice.RoleToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

/** Whether a device token proves a caller who did not show the gateway's own secret. */
final class DeviceTokens {
  private DeviceTokens() {}

  /** The answer to a caller whom no device token proves; empty when one does. */
  static Optional<Refused> check(
      ConnectAttempt attempt, Optional<PairedDevice> paired, long nowMs) {
    Offered offered = attempt.offered();
    Optional<String> candidate = offered.deviceToken().or(offered::token);
    if (candidate.isEmpty()) {
      return Optional.of(refusal(attempt));
    }
    GuessLimit limit = attempt.deviceTokens();
    Optional<Duration> wait = limit.locked();
    if (wait.isPresent()) {
      return Optional.of(Refusals.rateLimited(wait.get()));
    }
    if (proves(candidate.get(), attempt, paired, nowMs)) {
      limit.right();
      return Optional.empty();
    }
    limit.wrong();
    return Optional.of(refusal(attempt));
  }

  /** Whether a text is a device token that is good for all that is asked. */
  private static boolean proves(
      String candidate, ConnectAttempt attempt, Optional<PairedDevice> paired, long nowMs) {
    return paired
        .map(device -> device.tokens().get(attempt.role()))
        .filter(known -> serves(known, candidate, nowMs))
        .filter(known -> Scopes.cover(known.scopes(), attempt.scopes()))
        .isPresent();
  }

  /** Whether a caller whom a device token proved came with the newest one of its role. */
  static boolean newest(ConnectAttempt attempt, RoleToken known) {
    Offered offered = attempt.offered();
    return offered
        .deviceToken()
        .or(offered::token)
        .filter(candidate -> same(known.token(), candidate))
        .isPresent();
  }

  private static boolean serves(RoleToken known, String candidate, long nowMs) {
    boolean newest = same(known.token(), candidate);
    boolean retired =
        known
            .retired()
            .filter(one -> one.serves(nowMs) && same(one.token(), candidate))
            .isPresent();
    return newest || retired;
  }

  /** The answer to a caller whom nothing proves. */
  static Refused refusal(ConnectAttempt attempt) {
    Offered offered = attempt.offered();
    if (offered.bootstrapToken().isPresent()) {
      return Refusals.bootstrapTokenInvalid();
    }
    if (offered.deviceToken().isPresent()) {
      return Refusals.deviceTokenMismatch();
    }
    boolean mayTry = attempt.device().isPresent();
    return Refusals.sharedSecret(error(attempt.sharedSecret()), mayTry);
  }

  private static RpcError error(SharedSecret secret) {
    if (secret instanceof SharedSecret.Wrong wrong) {
      return wrong.error();
    }
    if (secret instanceof SharedSecret.NotOffered missing) {
      return missing.error();
    }
    throw new IllegalStateException("a satisfied secret has no error");
  }

  private static boolean same(String known, String offered) {
    return MessageDigest.isEqual(
        known.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }
}
