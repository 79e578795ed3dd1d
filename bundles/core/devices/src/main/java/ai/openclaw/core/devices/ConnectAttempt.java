package ai.openclaw.core.devices;

import java.util.List;
import java.util.Optional;

/**
 * One {@code connect} request. Immutable.
 *
 * @param client the program that connects
 * @param role {@code operator} or {@code node}
 * @param scopes the requested scopes, in the order of the request
 * @param device the proof of a device, when one was sent
 * @param offered the credentials of the request
 * @param sharedSecret what became of the gateway's own token or password
 * @param challengeNonce the nonce of this connection's {@code connect.challenge}
 * @param local whether the caller is on this machine, with no proxy in between
 * @param remoteAddress the address of the caller
 * @param origin the {@code Origin} header, when there is one
 * @param deviceWaived whether the configuration lets this client keep its scopes without a device
 * @param deviceTokens the limit on this caller's guesses of device tokens
 */
public record ConnectAttempt(
    ClientInfo client,
    String role,
    List<String> scopes,
    Optional<DeviceProof> device,
    Offered offered,
    SharedSecret sharedSecret,
    String challengeNonce,
    boolean local,
    String remoteAddress,
    Optional<String> origin,
    boolean deviceWaived,
    GuessLimit deviceTokens) {
  /** Copies the list. */
  public ConnectAttempt {
    scopes = List.copyOf(scopes);
  }

  /** Hides the credentials. */
  @Override
  public String toString() {
    return "ConnectAttempt[" + client.id() + "/" + client.mode() + " as " + role + "]";
  }
}
