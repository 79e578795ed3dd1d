package ai.openclaw.core.gateway.internal.rpc;

import ai.openclaw.api.rpc.Principal;

/** The connection that a request came over. Thread-safe. */
public interface Caller {
  /** The id of the connection. */
  String connectionId();

  /** Who calls. */
  Principal principal();

  /** Whether the caller is on this machine, with no proxy in between. */
  boolean direct();

  /** Whether the connection has ended. */
  boolean closed();

  /** Sends a frame; dropped once the connection has ended. */
  void send(byte[] frame);

  /**
   * Counts a call that its role may not make.
   *
   * @return whether there were too many in a row, so that the connection ends after this answer
   */
  boolean countUnauthorizedRole();

  /** Forgets the calls counted by {@link #countUnauthorizedRole}. */
  void resetUnauthorizedRole();

  /** Sends a last frame and ends the connection. */
  void sendAndClose(byte[] frame, int code, String reason);

  /** Lets a call know when the connection ends, at once if it has ended. */
  void watch(GatewayCall call);

  /** The call has ended. */
  void unwatch(GatewayCall call);
}
