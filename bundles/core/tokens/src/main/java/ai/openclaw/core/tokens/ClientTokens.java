package ai.openclaw.core.tokens;

import ai.openclaw.api.rpc.ClientGrant;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The client tokens in force. A service of this bundle, thread-safe. */
@ProviderType
public interface ClientTokens {
  /**
   * What a token allows.
   *
   * @param scopes the scopes
   * @param grant what else limits its holder
   */
  record Found(Set<String> scopes, ClientGrant grant) {
    /** Copies the set. */
    public Found {
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * The token that a text is, whose use is noted. Reads memory, and the file when it has changed.
   *
   * @return empty when it is none, or one that has expired or was revoked
   */
  Optional<Found> find(String offered);

  /** Whether a token is still in force. */
  boolean serves(String tokenId);
}
