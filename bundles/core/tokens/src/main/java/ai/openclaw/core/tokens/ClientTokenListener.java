package ai.openclaw.core.tokens;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told when a client token no longer serves. Registered as a service; quick. */
@ConsumerType
public interface ClientTokenListener {
  /**
   * A token was revoked or has expired: whoever serves its holder stops.
   *
   * @param tokenId the id of the token
   */
  void ended(String tokenId);
}
