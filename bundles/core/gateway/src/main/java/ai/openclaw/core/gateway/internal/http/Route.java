package ai.openclaw.core.gateway.internal.http;

import ai.openclaw.api.http.HttpRoute;
import ai.openclaw.core.gateway.internal.rpc.InFlight;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A route that can be called. Thread-safe.
 *
 * @param traits what its registration says of it
 * @param instance gets the object, which may run its constructor
 * @param inFlight the calls under way into it
 * @param broken is told what the route did wrong
 */
public record Route(
    Traits traits, Supplier<HttpRoute> instance, InFlight inFlight, Consumer<String> broken) {

  /**
   * What a registration says.
   *
   * @param path the path, with a trailing {@code /*} for everything below it
   * @param methods the methods it serves
   * @param open whether anyone may call
   * @param scope the scope that everyone else needs
   */
  public record Traits(String path, List<String> methods, boolean open, String scope) {
    /** Copies the list. */
    public Traits {
      methods = List.copyOf(methods);
    }
  }
}
