package ai.openclaw.core.gateway.internal.rpc;

/** The close codes of the protocol. */
public final class CloseCodes {
  /** Normal end, and a handshake that took too long. */
  public static final int NORMAL = 1000;

  /** No common protocol version. */
  public static final int PROTOCOL = 1002;

  /** Text that is no UTF-8. */
  public static final int NOT_UTF8 = 1007;

  /** Refused, too slow, or calls that are not allowed. */
  public static final int POLICY = 1008;

  /** A message larger than allowed. */
  public static final int TOO_LARGE = 1009;

  /** The gateway made a mistake. */
  public static final int INTERNAL = 1011;

  /** The gateway stops or restarts. */
  public static final int SERVICE_RESTART = 1012;

  /** Too busy, or still starting. */
  public static final int TRY_AGAIN = 1013;

  /** The secret that the client used is no longer the gateway's. */
  public static final int AUTH_CHANGED = 4001;

  private CloseCodes() {}
}
