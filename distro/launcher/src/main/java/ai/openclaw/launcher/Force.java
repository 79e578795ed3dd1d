package ai.openclaw.launcher;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What {@code --force} does to the gateway that holds a lock. Whoever else listens on the port is
 * dealt with once the port is known.
 *
 * @param wanted the port, where the command line or the environment names one
 */
record Force(Optional<Integer> wanted) {
  private static final long POLITE_MILLIS = 700;
  private static final long LONGEST_MILLIS = 2_000;

  static Optional<Force> of(List<String> arguments, Map<String, String> environment) {
    if (!arguments.contains("--force")) {
      return Optional.empty();
    }
    String text = environment.getOrDefault("OPENCLAW_GATEWAY_PORT", "");
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).startsWith("--port=")) {
        text = arguments.get(i).substring("--port=".length());
      } else if (arguments.get(i).equals("--port") && i + 1 < arguments.size()) {
        text = arguments.get(i + 1);
      }
    }
    String port = text.substring(text.lastIndexOf(':') + 1).trim();
    return Optional.of(
        new Force(
            port.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(port)) : Optional.empty()));
  }

  /**
   * Ends the holder, unless it is known to listen on another port.
   *
   * @return whether it has ended
   */
  boolean end(LockHeld held) throws InterruptedException, LockHeld {
    boolean elsewhere =
        held.port().isPresent() && wanted.isPresent() && !held.port().equals(wanted);
    if (elsewhere || held.pid().isEmpty()) {
      throw held;
    }
    Optional<ProcessHandle> holder = ProcessHandle.of(Long.parseLong(held.pid()));
    if (holder.isEmpty() || holder.get().equals(ProcessHandle.current())) {
      return true;
    }
    System.err.println("Force: ending the gateway that runs (pid " + held.pid() + ").");
    boolean asked = holder.get().destroy();
    if (!gone(holder.get(), POLITE_MILLIS)) {
      asked |= holder.get().destroyForcibly();
      if (!gone(holder.get(), LONGEST_MILLIS - POLITE_MILLIS)) {
        System.err.println(
            "Force: process " + held.pid() + (asked ? " does not end." : " cannot be ended."));
        throw held;
      }
    }
    return true;
  }

  private static boolean gone(ProcessHandle process, long millis) throws InterruptedException {
    try {
      process.onExit().get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return !process.isAlive();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a process is never exceptional", e);
    }
  }
}
