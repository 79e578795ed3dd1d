package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that write, killed at random moments. {@code -Dopenclaw.kills=200} makes 200 rounds of
 * each instead of a few; {@code -Dopenclaw.kills.seed} other moments.
 */
class KilledIT {
  private static final int ROUNDS = Integer.getInteger("openclaw.kills", 5);
  private static final long SEED = Long.getLong("openclaw.kills.seed", 20261121);
  private static final int GATEWAY_EVERY = 5;
  private static final String[] READ = {"config", "get", "models"};
  private static final String[] AUDIT = {"secrets", "audit", "--json"};

  private final Distribution distribution = Distribution.built();

  @TempDir Path temporary;

  @Test
  void applyIsAllOrNothing(TestReporter reporter) throws Exception {
    String[] apply = {"secrets", "apply", "--from", "plan.json", "--json"};
    String[] doctor = {"doctor", "--json"};
    asOne(KilledHouse::plaintext, reporter, apply, List.of(READ, AUDIT, doctor, apply));
  }

  @Test
  void theDoctorMendsAllOrNothing(TestReporter reporter) throws Exception {
    String[] fix = {"doctor", "--fix", "--json"};
    asOne(KilledHouse::markers, reporter, fix, List.of(READ, AUDIT, fix));
  }

  @Test
  void aConfigurationIsTheOldOrTheNewOne(TestReporter reporter) throws Exception {
    String[] set = {"config", "set", "ui.seamColor", "#00ff00"};
    asOne(KilledHouse::plaintext, reporter, set, List.<String[]>of(set));
  }

  @Test
  void eachFileOfASweepIsAsItWasOrClean(TestReporter reporter) throws Exception {
    var house = house(KilledHouse::copies);
    Map<String, String> before = house.files();
    String[] clean = {"secrets", "audit", "--sweep", "--clean", "--yes", "--json"};
    var killing = new Killing(distribution, house, SEED, clean);
    killing.whole();
    Map<String, String> after = house.files();
    var outcomes = new TreeMap<String, Integer>();
    for (int round = 0; round < ROUNDS; round++) {
      house.build();
      killing.kill(round);
      int cleaned = 0;
      for (Map.Entry<String, String> file : house.files().entrySet()) {
        String name = file.getKey();
        String content = file.getValue();
        String where = "round " + round + ": " + name;
        if (before.containsKey(name)) {
          boolean old = content.equals(before.get(name));
          assertTrue(old || content.equals(after.get(name)), where);
          cleaned += old ? 0 : 1;
        } else {
          assertTrue(!content.contains(KilledHouse.PLAIN), where);
        }
      }
      outcomes.merge(cleaned + " files clean", 1, Integer::sum);
      Outcome again = killing.again();
      assertEquals(0, again.exit(), again.toString());
      assertEquals(before.keySet().size() - 1, known(house, before).size(), "the backup is gone");
      assertEquals(after, known(house, after), "round " + round);
    }
    reporter.publishEntry(killing.toString(), outcomes.toString());
  }

  /** Kills a command again and again; whoever comes next finds everything old or everything new. */
  private void asOne(
      KilledHouse.Furniture furniture,
      TestReporter reporter,
      String[] command,
      List<String[]> followers)
      throws Exception {
    var house = house(furniture);
    var names = new HashSet<>(house.files().keySet());
    Map<String, String> before = house.files();
    var killing = new Killing(distribution, house, SEED, command);
    killing.whole();
    Map<String, String> after = house.files();
    after.keySet().removeIf(name -> name.startsWith("run/") || name.startsWith("doctor/"));
    names.addAll(after.keySet());
    assertNotEquals(before, known(house, before), "nothing was written");
    var outcomes = new TreeMap<String, Integer>();
    for (int round = 0; round < ROUNDS; round++) {
      house.build();
      killing.kill(round);
      String found = state(house, before, after);
      if (round % GATEWAY_EVERY == GATEWAY_EVERY - 1) {
        RunningGateway.start(distribution, house.folder(), house.variables()).close();
      } else {
        Outcome next = killing.follow(followers.get(round % followers.size()));
        assertTrue(next.exit() <= 2, next.toString());
        found = found + ", " + followers.get(round % followers.size())[1];
      }
      String now = state(house, before, after);
      String where = "round " + round + ": " + found + ", then " + now;
      assertTrue(!now.equals("half"), where + house.files());
      assertEquals(List.of(), house.residue(names), where);
      outcomes.merge(found + ", then " + now, 1, Integer::sum);
      Outcome again = killing.again();
      assertEquals(0, again.exit(), where + again);
      assertEquals("new", state(house, before, after), where);
    }
    reporter.publishEntry(killing.toString(), outcomes.toString());
  }

  private static String state(
      KilledHouse house, Map<String, String> before, Map<String, String> after) throws Exception {
    if (known(house, before).equals(before)) {
      return "old";
    }
    return known(house, after).equals(after) ? "new" : "half";
  }

  /** The files that have a name. */
  private static Map<String, String> known(KilledHouse house, Map<String, String> names)
      throws Exception {
    Map<String, String> files = house.files();
    files.keySet().retainAll(Set.copyOf(names.keySet()));
    return files;
  }

  private KilledHouse house(KilledHouse.Furniture furniture) throws Exception {
    var house = new KilledHouse(temporary.toRealPath().resolve("state"), furniture);
    house.build();
    return house;
  }
}
