package ai.openclaw.core.gateway.internal.start;

/**
 * Where the gateway listens.
 *
 * @param plan the plan that says so
 * @param port the port that was opened
 */
record Listening(StartPlan plan, int port) {
  /** Whether a plan leads to the same sockets. */
  boolean same(StartPlan next) {
    return next.port() == plan.port() && next.bind().hosts().equals(plan.bind().hosts());
  }

  /** The port that a plan means; one that takes any free port keeps the one it got. */
  int port(StartPlan next) {
    return next.port() == 0 ? port : next.port();
  }
}
