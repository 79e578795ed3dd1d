package ai.openclaw.core.devices;

import ai.openclaw.api.rpc.ClientGrant;
import ai.openclaw.api.rpc.RpcError;
import java.util.Set;

/** What became of the gateway's own token or password in a {@code connect} request. Immutable. */
public sealed interface SharedSecret {

  /** The right secret was sent. */
  record Valid() implements SharedSecret {}

  /**
   * A trusted proxy vouches for the caller.
   *
   * @param user the user it names
   */
  record Vouched(String user) implements SharedSecret {}

  /**
   * A client token was sent: the caller may do what it says, and nothing else follows from it.
   *
   * @param scopes the scopes it grants
   * @param grant what else limits it
   */
  record Granted(Set<String> scopes, ClientGrant grant) implements SharedSecret {
    /** Copies the set. */
    public Granted {
      scopes = Set.copyOf(scopes);
    }
  }

  /** The gateway is configured to ask for none. */
  record NotRequired() implements SharedSecret {}

  /**
   * Neither a token nor a password was sent.
   *
   * @param error the answer when nothing else proves the caller; its details carry {@code code} and
   *     {@code authReason}
   */
  record NotOffered(RpcError error) implements SharedSecret {}

  /**
   * A wrong secret was sent, or one of the kind that is not asked for.
   *
   * @param error the answer when nothing else proves the caller; its details carry {@code code} and
   *     {@code authReason}
   */
  record Wrong(RpcError error) implements SharedSecret {}

  /** Whether the caller has shown all that is asked of it. */
  default boolean satisfied() {
    return this instanceof Valid || this instanceof NotRequired || this instanceof Vouched;
  }
}
