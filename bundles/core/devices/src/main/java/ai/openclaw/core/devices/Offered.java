package ai.openclaw.core.devices;

import java.util.Optional;

/**
 * The credentials of a {@code connect} request, as sent. Immutable; {@link #toString()} shows none
 * of them.
 *
 * @param token the gateway's token
 * @param deviceToken a token issued to a paired device
 * @param bootstrapToken a token for one first pairing
 * @param password the gateway's password
 */
public record Offered(
    Optional<String> token,
    Optional<String> deviceToken,
    Optional<String> bootstrapToken,
    Optional<String> password) {

  /** No credential at all. */
  public static final Offered NOTHING =
      new Offered(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  @Override
  public String toString() {
    return "Offered[hidden]";
  }
}
