package ai.openclaw.core.devices;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Decides on every {@code connect} request. A service of this bundle, thread-safe. A decision reads
 * memory; a first pairing also writes a file, so it is not made on a connection's own thread.
 */
@ProviderType
public interface ConnectPolicy {
  /**
   * Decides, and records what follows from it: a pairing made silently, a request that waits for
   * approval, the last use of a token.
   *
   * @param attempt the request, whose frame, enums, protocol range and origin are checked already
   */
  ConnectDecision decide(ConnectAttempt attempt);
}
