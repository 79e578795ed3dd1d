package ai.openclaw.itest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that write, killed at random moments. {@code -Dopenclaw.kills=200} makes 200 rounds of
 * each instead of a few; {@code -Dopenclaw.kills.seed} other moments.
 */
@Tag("proof")
class KilledIT {
  private static final int ROUNDS = Integer.getInteger("openclaw.kills", 4);
  private static final int AT_ONCE = Integer.getInteger("openclaw.kills.threads", 2);
  private static final long SEED = Long.getLong("openclaw.kills.seed", 20261121);
  private static final String[] READ = {"config", "get", "models"};
  private static final String[] AUDIT = {"secrets", "audit", "--json"};
  private static final String[] DOCTOR = {"doctor", "--json"};

  private final Distribution distribution = Distribution.built();

  @TempDir Path temporary;

  @Test
  void applyIsAllOrNothing(TestReporter reporter) throws Exception {
    String[] apply = {"secrets", "apply", "--from", "plan.json", "--json"};
    run(
        reporter,
        KilledHouse::plaintext,
        (rounds, first) ->
            rounds.asOne(first, ROUNDS, AT_ONCE, List.of(READ, DOCTOR, apply, AUDIT)),
        apply);
  }

  @Test
  void theDoctorMendsAllOrNothing(TestReporter reporter) throws Exception {
    String[] fix = {"doctor", "--fix", "--json"};
    run(
        reporter,
        KilledHouse::markers,
        (rounds, first) -> rounds.asOne(first, ROUNDS, AT_ONCE, List.of(READ, fix, DOCTOR, AUDIT)),
        fix);
  }

  @Test
  void aConfigurationIsTheOldOrTheNewOne(TestReporter reporter) throws Exception {
    String[] set = {"config", "set", "ui.seamColor", "#00ff00"};
    run(
        reporter,
        KilledHouse::plaintext,
        (rounds, first) -> rounds.asOne(first, ROUNDS, AT_ONCE, List.<String[]>of(set)),
        set);
  }

  @Test
  void eachFileOfASweepIsAsItWasOrClean(TestReporter reporter) throws Exception {
    run(
        reporter,
        KilledHouse::copies,
        (rounds, first) -> rounds.oneByOne(first, ROUNDS, AT_ONCE),
        "secrets",
        "audit",
        "--sweep",
        "--clean",
        "--yes",
        "--json");
  }

  private interface Work {
    Map<String, Integer> of(KillRounds rounds, int first) throws Exception;
  }

  private void run(
      TestReporter reporter, KilledHouse.Furniture furniture, Work work, String... command)
      throws Exception {
    Path folder = temporary.toRealPath();
    ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE);
    try {
      var running = new ArrayList<Future<Map<String, Integer>>>();
      for (int i = 0; i < AT_ONCE; i++) {
        int first = i;
        running.add(
            hands.submit(
                () -> {
                  var house = new KilledHouse(folder.resolve("state" + first), furniture);
                  var rounds = new KillRounds(distribution, house, SEED + first, command);
                  reporter.publishEntry("calibrated", rounds.toString());
                  return work.of(rounds, first);
                }));
      }
      var outcomes = new TreeMap<String, Integer>();
      for (Future<Map<String, Integer>> each : running) {
        each.get().forEach((what, times) -> outcomes.merge(what, times, Integer::sum));
      }
      reporter.publishEntry(String.join(" ", command), outcomes.toString());
    } finally {
      hands.shutdownNow();
    }
  }
}
