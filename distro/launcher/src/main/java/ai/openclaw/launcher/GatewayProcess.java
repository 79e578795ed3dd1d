package ai.openclaw.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gateway in the foreground: locks, then rounds until it is stopped. */
final class GatewayProcess {
  private static final int CONFIGURE_FIRST = 78;
  private static final List<String> SUPERVISED =
      List.of("OPENCLAW_SYSTEMD_UNIT", "INVOCATION_ID", "SYSTEMD_EXEC_PID", "JOURNAL_STREAM");

  private final Places places;
  private final CommandIndex index;
  private final Map<String, String> environment;

  GatewayProcess(Places places, CommandIndex index, Map<String, String> environment) {
    this.places = places;
    this.index = index;
    this.environment = environment;
  }

  int run(List<String> arguments) throws IOException, InterruptedException {
    boolean dev = arguments.contains("--dev") || places.profile().equals("dev");
    if (arguments.contains("--reset") && !dev) {
      System.err.println("Use --reset with --dev.");
      return 1;
    }
    try (Locks locks = Locks.acquire(places, arguments, environment)) {
      if (dev && !new DevSeed(places, environment).prepare(arguments)) {
        return 1;
      }
      return rounds(arguments, locks);
    } catch (LockHeld held) {
      held.explain(System.err, Locks.PATIENCE_MILLIS);
      return supervised() ? CONFIGURE_FIRST : 0;
    }
  }

  private int rounds(List<String> arguments, Locks locks) throws IOException, InterruptedException {
    var stopping = new Stopping(new RestartIntent(places.state()));
    stopping.listen();
    Optional<Integer> code = Optional.empty();
    List<String> typed = arguments;
    while (code.isEmpty()) {
      code = new Round(places, index, stopping, locks).run(typed);
      typed = again(typed);
    }
    stopping.ended(code.get());
    return code.get();
  }

  /** What was typed, without what is meant for the first start alone. */
  private static List<String> again(List<String> arguments) {
    var next = new ArrayList<>(arguments);
    next.removeAll(List.of("--force", "--reset"));
    return next;
  }

  private boolean supervised() {
    return SUPERVISED.stream().anyMatch(environment::containsKey);
  }
}
