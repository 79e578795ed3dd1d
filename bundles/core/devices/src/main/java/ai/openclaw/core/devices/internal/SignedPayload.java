package ai.openclaw.core.devices.internal;

import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.DeviceProof;
import ai.openclaw.core.devices.Offered;
import java.util.Locale;

/** The text a device signs to connect, in the two versions that clients use. */
final class SignedPayload {
  private SignedPayload() {}

  /** The version that binds platform and device family too. */
  static String v3(ConnectAttempt attempt, DeviceProof proof) {
    return "v3|"
        + fields(attempt, proof)
        + "|"
        + folded(attempt.client().platform())
        + "|"
        + folded(attempt.client().deviceFamily().orElse(""));
  }

  /** The older version. */
  static String v2(ConnectAttempt attempt, DeviceProof proof) {
    return "v2|" + fields(attempt, proof);
  }

  /** A platform or device family as it is signed and compared. */
  static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static String fields(ConnectAttempt attempt, DeviceProof proof) {
    return String.join(
        "|",
        proof.id(),
        attempt.client().id(),
        attempt.client().mode(),
        attempt.role(),
        String.join(",", attempt.scopes()),
        Long.toString(proof.signedAt()),
        token(attempt.offered()),
        proof.nonce());
  }

  private static String token(Offered offered) {
    return offered.token().or(offered::deviceToken).or(offered::bootstrapToken).orElse("");
  }
}
