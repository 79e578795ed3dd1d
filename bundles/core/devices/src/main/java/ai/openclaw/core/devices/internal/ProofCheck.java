package ai.openclaw.core.devices.internal;

import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.ConnectDecision.Refused;
import ai.openclaw.core.devices.DeviceProof;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;

/** Whether a device is who it says, checked in the order that clients know. */
final class ProofCheck {
  private static final long SKEW_MS = Duration.ofMinutes(2).toMillis();

  private ProofCheck() {}

  /**
   * Checks a proof.
   *
   * @param nowMs the present, milliseconds since the epoch
   * @return why it does not hold; empty when it holds
   */
  static Optional<Refused> check(ConnectAttempt attempt, DeviceProof proof, long nowMs) {
    Optional<byte[]> raw = DeviceKeys.decode(proof.publicKey());
    if (raw.isEmpty() || !DeviceKeys.id(raw.get()).equals(proof.id())) {
      return Refusals.proof("DEVICE_ID_MISMATCH", "device-id-mismatch", "device identity mismatch");
    }
    if (proof.signedAt() < nowMs - SKEW_MS || proof.signedAt() > nowMs + SKEW_MS) {
      return Refusals.proof(
          "SIGNATURE_EXPIRED", "device-signature-stale", "device signature expired");
    }
    if (proof.nonce().isBlank()) {
      return Refusals.proof("NONCE_REQUIRED", "device-nonce-missing", "device nonce required");
    }
    if (!proof.nonce().equals(attempt.challengeNonce())) {
      return Refusals.proof("NONCE_MISMATCH", "device-nonce-mismatch", "device nonce mismatch");
    }
    Optional<PublicKey> key = DeviceKeys.key(raw.get());
    Optional<byte[]> signature = DeviceKeys.decode(proof.signature());
    if (key.isEmpty()
        || signature.isEmpty()
        || !signed(attempt, proof, key.get(), signature.get())) {
      return Refusals.proof("SIGNATURE_INVALID", "device-signature", "device signature invalid");
    }
    return Optional.empty();
  }

  private static boolean signed(
      ConnectAttempt attempt, DeviceProof proof, PublicKey key, byte[] signature) {
    return DeviceKeys.signed(key, SignedPayload.v3(attempt, proof), signature)
        || DeviceKeys.signed(key, SignedPayload.v2(attempt, proof), signature);
  }
}
