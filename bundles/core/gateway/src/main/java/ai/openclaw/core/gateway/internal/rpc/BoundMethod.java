package ai.openclaw.core.gateway.internal.rpc;

import ai.openclaw.api.rpc.RpcMethod;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A method that can be called. Thread-safe.
 *
 * @param traits what its registration says of it
 * @param instance gets the object, which may run its constructor: never on a connection's thread
 * @param ready the object, once there is one
 * @param inFlight the calls under way into it
 * @param broken is told what the method did wrong
 */
public record BoundMethod(
    Traits traits,
    Supplier<RpcMethod> instance,
    Supplier<Optional<RpcMethod>> ready,
    InFlight inFlight,
    Consumer<String> broken) {

  /**
   * What a registration says.
   *
   * @param name the method's name
   * @param scope the scope a caller needs, {@link RpcMethod#NO_SCOPE} for none
   * @param role the role a caller needs
   * @param listed whether {@code hello-ok} names it
   * @param immediate whether it may run on the connection's thread
   * @param idempotent whether a repeat gets the first one's answer
   */
  public record Traits(
      String name,
      String scope,
      String role,
      boolean listed,
      boolean immediate,
      boolean idempotent) {}

  /** A method whose object is at hand. */
  public static BoundMethod of(Traits traits, RpcMethod method, Consumer<String> broken) {
    Optional<RpcMethod> ready = Optional.of(method);
    return new BoundMethod(traits, () -> method, () -> ready, new InFlight(), broken);
  }
}
