package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.client.Sighting;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Whether a gateway can be reached, or even read. Immutable.
 *
 * @param chosen the gateway
 * @param read whether it had to be read, not only reached
 * @param sighting what was seen of it
 * @param failure why it could not; empty when it could
 */
record Proof(
    Chosen chosen, boolean read, Sighting sighting, Optional<RemoteGatewayException> failure) {

  /** Looks, and reads too where that is asked for. */
  static Proof of(Here here, Chosen chosen, boolean read) throws InterruptedException {
    GatewayTarget target = chosen.target();
    Optional<RemoteGatewayException> failure = Optional.empty();
    if (read) {
      try {
        here.clients().open(target, chosen.backend()).call("status", MissingNode.getInstance());
      } catch (RemoteGatewayException e) {
        failure = Optional.of(e);
      }
    }
    Sighting sighting = here.clients().look(target, List.of());
    return new Proof(chosen, read, sighting, failure.or(sighting::failure));
  }

  /** The same, where a credential could not be had; that explains a refusal. */
  Proof because(RemoteGatewayException unresolved) {
    return ok() ? this : new Proof(chosen, read, sighting, Optional.of(unresolved));
  }

  boolean ok() {
    return failure.isEmpty();
  }

  /** {@code connect} or {@code read}. */
  String kind() {
    return read ? "read" : "connect";
  }

  /** Writes the part {@code rpc}. */
  void write(ObjectNode rpc) {
    Capability capability = Capability.of(sighting);
    rpc.put("ok", ok()).put("kind", kind()).put("capability", capability.code());
    auth(rpc.putObject("auth"), sighting);
    failure.ifPresent(e -> rpc.put("error", e.getMessage()));
    rpc.put("url", chosen.target().url().toString());
  }

  /** Writes what was granted. */
  static void auth(ObjectNode auth, Sighting sighting) {
    sighting.role().ifPresentOrElse(role -> auth.put("role", role), () -> auth.putNull("role"));
    sighting.scopes().forEach(auth.putArray("scopes")::add);
    auth.put("capability", Capability.of(sighting).code());
  }
}
