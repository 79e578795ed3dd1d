package ai.openclaw.core.gateway.internal.http;

import java.util.Optional;

/** Finds the route with the longest path that fits. */
final class RouteMatch {
  private RouteMatch() {}

  /** The route of a path, entered: it has to be left again. */
  static Optional<Route> enter(RouteTable routes, String path) {
    Optional<Route> exact = enterOne(routes, path);
    if (exact.isPresent()) {
      return exact;
    }
    for (int slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
      Optional<Route> below = enterOne(routes, path.substring(0, slash) + "/*");
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static Optional<Route> enterOne(RouteTable routes, String path) {
    Optional<Route> found = routes.route(path);
    while (found.isPresent() && !found.get().inFlight().enter()) {
      Route closed = found.get();
      found = routes.route(path).filter(next -> next.inFlight() != closed.inFlight());
    }
    return found;
  }
}
