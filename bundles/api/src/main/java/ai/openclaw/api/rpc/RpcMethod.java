package ai.openclaw.api.rpc;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One method of the gateway's WebSocket protocol. Registered as a service with the properties
 * below; it can be called, and is discovered if it says so, from the moment it is registered until
 * it goes.
 *
 * <p>Called from several threads at once. A method name belongs to the bundle that claimed it
 * first.
 */
@ConsumerType
public interface RpcMethod {
  /** Service property, required: the method's name, for example {@code secrets.reload}. */
  String METHOD = "rpc.method";

  /**
   * Service property: the scope a caller needs. Absent: {@code operator.admin}; {@value #NO_SCOPE}:
   * none.
   */
  String SCOPE = "rpc.scope";

  /** The value of {@link #SCOPE} for a method that any connected caller may call. */
  String NO_SCOPE = "none";

  /** Service property: the role a caller needs, {@code operator} (when absent) or {@code node}. */
  String ROLE = "rpc.role";

  /** Service property, boolean: whether {@code hello-ok} lists the method. Absent: true. */
  String LISTED = "rpc.listed";

  /**
   * Service property, boolean: the method answers from memory and never blocks, so it is called on
   * the connection's own thread. Absent: false, the call gets a worker thread.
   */
  String IMMEDIATE = "rpc.immediate";

  /**
   * Service property, boolean: a repeated request with the same {@code idempotencyKey} among its
   * parameters is not called again but gets the first one's answer, while that one is under way and
   * for five minutes after. Kept apart by caller. Absent: false.
   */
  String IDEMPOTENT = "rpc.idempotent";

  /**
   * Serves one request.
   *
   * @param call the request, and where its answer goes
   * @throws InterruptedException when the gateway stops while the method waits
   */
  void call(RpcCall call) throws InterruptedException;
}
