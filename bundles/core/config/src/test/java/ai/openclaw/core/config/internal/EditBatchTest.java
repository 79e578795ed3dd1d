package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.lib.json5.Json5Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditBatchTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = Long.getLong("config.seed", 41);
  private static final int ROUNDS = 100;
  private static final List<String> PATHS =
      List.of(
          "a",
          "a.x",
          "a.y",
          "a.x.deep",
          "b.list.0",
          "b.list.1",
          "b.list.2",
          "b.list.3.k",
          "b.n.m",
          "b.n.o",
          "part.k",
          "part.new",
          "part.list.0",
          "part",
          "x.y",
          "x.y.z",
          "x.q",
          "fresh.one",
          "fresh.two",
          "twice.k",
          "again.k");

  @TempDir Path folder;

  @Test
  void makingEditsAtOnceIsMakingThemOneByOne() throws Exception {
    try (var home = new Home(folder)) {
      var planner =
          new EditPlanner(home.candidates, new OwnKeys(() -> Stream.of("x.y, own")), Home.CLOCK);
      int made = 0;
      for (int round = 0; round < ROUNDS; round++) {
        List<ConfigEdit> edits = edits(new Random(SEED + round));
        files(home);
        Optional<ObjectNode> atOnce = plan(home, planner, List.of(edits));
        files(home);
        Optional<ObjectNode> single =
            plan(home, planner, edits.stream().map(List::<ConfigEdit>of).toList());
        assertEquals(single, atOnce, "seed " + (SEED + round) + ": " + edits);
        made += single.isPresent() ? 1 : 0;
      }
      assertEquals(true, made > ROUNDS / 4);
    }
  }

  @Test
  void tenThousandEditsTakeNoQuadraticTime() throws Exception {
    try (var home = new Home(folder)) {
      var text = new StringBuilder("{items: {");
      var edits = new ArrayList<ConfigEdit>();
      JsonNode ref = JSON.readTree("{\"source\":\"env\",\"id\":\"A\"}");
      for (int i = 0; i < 10_000; i++) {
        text.append("k").append(i).append(": {old: 'value'}, ");
        edits.add(new ConfigEdit.Set(List.of("items", "k" + i, "ref"), ref));
      }
      for (int i = 0; i < 10_000; i++) {
        edits.add(new ConfigEdit.Remove(List.of("items", "k" + i, "old")));
      }
      home.write("openclaw.json", text.append("}}").toString());
      String revision = home.candidates.read().snapshot().revision();
      assertTimeout(
          Duration.ofSeconds(60),
          () -> {
            ObjectNode after = home.transaction.project(edits, revision).snapshot().source();
            assertEquals(ref, after.at("/items/k9999/ref"));
            assertEquals(1, after.at("/items/k0").size());
          });
    }
  }

  private static void files(Home home) throws Exception {
    home.write(
        "openclaw.json",
        """
        { // main
          a: {x: {deep: 1}, y: 2}, b: {list: [1, {k: 2}, 3], n: {}},
          part: {$include: 'parts/p.json5', k: 1}, x: {q: 1},
          twice: {$include: 'parts/t.json5'}, again: {$include: 'parts/t.json5'} }
        """);
    home.write("parts/p.json5", "{list: ['p'], // kept\n  k: 3}");
    home.write("parts/t.json5", "{k: 1}");
    home.write(ConfigFiles.OWN_FILE, "{x: {y: {z: 1}}}");
  }

  private static Optional<ObjectNode> plan(
      Home home, EditPlanner planner, List<List<ConfigEdit>> steps) throws Exception {
    try {
      Loaded loaded = home.candidates.load(Map.of());
      for (List<ConfigEdit> step : steps) {
        EditPlanner.Plan plan = planner.plan(loaded, step);
        for (Map.Entry<Path, Json5Document> file : plan.contents().entrySet()) {
          Files.write(file.getKey(), file.getValue().bytes());
        }
        loaded = home.candidates.load(Map.of());
      }
      return Optional.of(loaded.source());
    } catch (ConfigInvalidException refused) {
      return Optional.empty();
    }
  }

  private static List<ConfigEdit> edits(Random random) throws Exception {
    var edits = new ArrayList<ConfigEdit>();
    int count = 1 + random.nextInt(7);
    for (int i = 0; i < count; i++) {
      List<String> path = List.of(PATHS.get(random.nextInt(PATHS.size())).split("\\."));
      edits.add(
          random.nextInt(3) == 0
              ? new ConfigEdit.Remove(path)
              : new ConfigEdit.Set(path, JSON.readTree(random.nextBoolean() ? "7" : "{\"v\":8}")));
    }
    return edits;
  }
}
