package ai.openclaw.core.gateway.internal.http;

import java.util.Optional;

/** The routes that can be called now. Thread-safe. */
@FunctionalInterface
public interface RouteTable {
  /** The route registered for exactly this path or pattern. */
  Optional<Route> route(String path);
}
