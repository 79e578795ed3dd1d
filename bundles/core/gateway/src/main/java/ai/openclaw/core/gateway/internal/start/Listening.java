package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.gateway.internal.tls.Tls;
import java.util.Optional;

/**
 * Where the gateway listens.
 *
 * @param plan the plan that says so
 * @param port the port that was opened
 * @param tls what it encrypts with; empty: not at all
 */
record Listening(StartPlan plan, int port, Optional<Tls> tls) {
  /** Whether a plan leads to the same sockets. */
  boolean same(StartPlan next, Optional<Tls> wanted) {
    return next.port() == plan.port()
        && next.bind().hosts().equals(plan.bind().hosts())
        && wanted.equals(tls);
  }

  /** The port that a plan means; one that takes any free port keeps the one it got. */
  int port(StartPlan next) {
    return next.port() == 0 ? port : next.port();
  }
}
