package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Rounds in one house: a command is killed, and somebody looks at what it left. */
final class KillRounds {
  private static final int GATEWAY_EVERY = 10;

  private final Distribution distribution;
  private final KilledHouse house;
  private final Killing killing;
  private final Map<String, String> before;
  private final Map<String, String> after;

  KillRounds(Distribution distribution, KilledHouse house, long seed, String... command)
      throws Exception {
    this.distribution = distribution;
    this.house = house;
    this.killing = new Killing(distribution, house, seed, command);
    house.build();
    this.before = house.files();
    killing.whole();
    this.after = house.files();
    after.keySet().removeIf(name -> name.startsWith("run/") || name.startsWith("doctor/"));
    assertNotEquals(before, known(before), "nothing was written");
  }

  /**
   * Everything is old or everything is new when another command has looked, or a gateway has
   * started.
   *
   * @param followers the other commands, in turn
   */
  ConcurrentMap<String, Integer> asOne(int first, int rounds, int step, List<String[]> followers)
      throws Exception {
    var outcomes = new ConcurrentSkipListMap<String, Integer>();
    var names = new HashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (int round = first; round < rounds; round += step) {
      house.build();
      killing.kill(round);
      String found = state();
      String next = "gateway";
      if (round % GATEWAY_EVERY == GATEWAY_EVERY - 1) {
        startGateway();
      } else {
        // A round is killed in one of four ways; each of them meets every follower.
        String[] follower = followers.get(round / 4 % followers.size());
        Outcome outcome = killing.follow(follower);
        next = follower[0] + " " + follower[1];
        assertTrue(outcome.exit() <= 2, outcome.toString());
      }
      String where = "round " + round + ": " + found + " after the kill, ";
      String now = state();
      assertTrue(!now.equals("half"), () -> where + "half after " + files());
      assertEquals(List.of(), house.residue(names), where + "left after " + next);
      outcomes.merge(found + " -> " + now, 1, Integer::sum);
      if (round % 3 == 0) {
        Outcome again = killing.again();
        assertEquals(0, again.exit(), where + again);
        assertEquals("new", state(), where);
        if (now.equals("old")) {
          // Whoever writes takes the locks of the dead over; nobody else minds them.
          assertEquals(List.of(), house.locks(), where);
        }
      }
    }
    return outcomes;
  }

  /** Starts one and ends it; a configuration that is still the old one may be refused. */
  private void startGateway() throws Exception {
    try (var gateway = RunningGateway.launch(distribution, house.folder(), house.variables())) {
      Await.until(
          "the gateway serves or is refused",
          () -> gateway.output().contains("ready") || !gateway.process().isAlive());
    }
  }

  /** Each file is old or new at once, and the next run makes all of them new. */
  ConcurrentMap<String, Integer> oneByOne(int first, int rounds, int step) throws Exception {
    var outcomes = new ConcurrentSkipListMap<String, Integer>();
    for (int round = first; round < rounds; round += step) {
      house.build();
      killing.kill(round);
      int fresh = 0;
      for (Map.Entry<String, String> file : house.files().entrySet()) {
        String name = file.getKey();
        String content = file.getValue();
        String where = "round " + round + ": " + name;
        if (before.containsKey(name)) {
          boolean old = content.equals(before.get(name));
          assertTrue(old || content.equals(after.get(name)), where);
          fresh += old ? 0 : 1;
        } else {
          assertTrue(!content.contains(KilledHouse.PLAIN), where);
        }
      }
      outcomes.merge(fresh + " files new", 1, Integer::sum);
      Outcome again = killing.again();
      assertEquals(0, again.exit(), again.toString());
      assertEquals(after.keySet(), known(before).keySet(), "round " + round);
      assertEquals(after, known(after), "round " + round);
    }
    return outcomes;
  }

  private String files() {
    try {
      return house.files().toString();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private String state() throws Exception {
    if (known(before).equals(before)) {
      return "old";
    }
    return known(after).equals(after) ? "new" : "half";
  }

  /** The files that have a name. */
  private Map<String, String> known(Map<String, String> names) throws Exception {
    Map<String, String> files = house.files();
    files.keySet().retainAll(Set.copyOf(names.keySet()));
    return files;
  }

  @Override
  public String toString() {
    return killing.toString();
  }
}
