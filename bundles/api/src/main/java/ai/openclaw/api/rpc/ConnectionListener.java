package ai.openclaw.api.rpc;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of the connections that come and go. Registered as a service; one that comes late is told
 * of those who are connected already. Called on a thread of its own, one call at a time, a
 * connection's end always after its beginning; a listener that falls thousands of calls behind
 * misses some and is reported.
 */
@ConsumerType
public interface ConnectionListener {
  /** A client was let in; its welcome may not have been sent yet. */
  void connected(Connection connection);

  /** A client that was let in has gone. */
  void disconnected(Connection connection);
}
