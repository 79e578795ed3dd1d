package ai.openclaw.core.devices;

import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.RpcError;
import java.util.List;
import java.util.Optional;

/** The decision on a {@code connect} request. Immutable. */
public sealed interface ConnectDecision {

  /**
   * The caller is connected.
   *
   * @param principal who calls from now on, with the scopes that calls are checked against
   * @param helloScopes the scopes that {@code hello-ok} names, in its order
   * @param deviceToken the token of the paired device, for {@code hello-ok}
   */
  record Accepted(Principal principal, List<String> helloScopes, Optional<IssuedToken> deviceToken)
      implements ConnectDecision {
    /** Copies the list. */
    public Accepted {
      helloScopes = List.copyOf(helloScopes);
    }
  }

  /**
   * The caller is turned away.
   *
   * @param error the answer to the request
   * @param closeCode the code the connection is closed with afterwards
   * @param closeReason the reason it is closed with; may be longer than a close frame takes
   */
  record Refused(RpcError error, int closeCode, String closeReason) implements ConnectDecision {}

  /**
   * A device token. {@link #toString()} does not show it.
   *
   * @param token the token
   * @param issuedAtMs when it was issued or last rotated, milliseconds since the epoch
   */
  record IssuedToken(String token, long issuedAtMs) {
    @Override
    public String toString() {
      return "IssuedToken[hidden]";
    }
  }
}
