package ai.openclaw.core.devices.internal;

import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.SharedSecret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What of an attempt is not approved yet, and what of that needs no person. */
final class PairingNeeds {
  private static final Set<String> BROWSER_CLIENTS =
      Set.of("openclaw-control-ui", "webchat-ui", "webchat");
  private static final Set<String> NATIVE_CLIENTS =
      Set.of("openclaw-macos", "openclaw-ios", "openclaw-android");

  private PairingNeeds() {}

  /** Everything that has to be approved before the attempt can be accepted. */
  static List<PairingReason> of(ConnectAttempt attempt, Optional<PairedDevice> paired) {
    if (paired.isEmpty()) {
      return List.of(PairingReason.NOT_PAIRED);
    }
    PairedDevice device = paired.get();
    return Stream.of(
            need(changed(attempt, device), PairingReason.METADATA_UPGRADE),
            need(!device.allows(attempt.role()), PairingReason.ROLE_UPGRADE),
            need(
                !Scopes.cover(device.approvedScopes(), attempt.scopes()),
                PairingReason.SCOPE_UPGRADE))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Whether an approval needs no person: the caller is on this machine and could as well connect as
   * a new device with all it asks for.
   */
  static boolean silent(PairingReason reason, ConnectAttempt attempt) {
    if (!attempt.local()
        || !attempt.sharedSecret().satisfied()
        || !Scopes.ordinary(attempt.role(), attempt.scopes())) {
      return false;
    }
    boolean program = attempt.origin().isEmpty();
    return switch (reason) {
      case NOT_PAIRED, ROLE_UPGRADE -> program || BROWSER_CLIENTS.contains(attempt.client().id());
      case METADATA_UPGRADE -> program && NATIVE_CLIENTS.contains(attempt.client().id());
      case SCOPE_UPGRADE ->
          program
              && attempt.role().equals("operator")
              && attempt.sharedSecret() instanceof SharedSecret.Valid;
    };
  }

  private static boolean changed(ConnectAttempt attempt, PairedDevice device) {
    return differs(device.platform(), Optional.of(attempt.client().platform()))
        || differs(device.deviceFamily(), attempt.client().deviceFamily());
  }

  private static boolean differs(Optional<String> approved, Optional<String> present) {
    return approved.isPresent()
        && !SignedPayload.folded(approved.get())
            .equals(present.map(SignedPayload::folded).orElse(""));
  }

  private static Optional<PairingReason> need(boolean needed, PairingReason reason) {
    return needed ? Optional.of(reason) : Optional.empty();
  }
}
