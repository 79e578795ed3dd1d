package ai.openclaw.lib.json5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many edits at once against the same edits of a plain tree. */
class Json5BatchPropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = Long.getLong("json5.seed", 20);
  private static final int ROUNDS = 3_000;

  @Test
  void settingManyValuesIsSettingEachOfThem() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(SEED + round);
      Json5Document document = Json5Document.parse(new RandomJson5(random).text());
      Map<List<String>, JsonNode> values = values(document.toJson(), random);
      Json5Document single = document;
      for (Map.Entry<List<String>, JsonNode> entry : values.entrySet()) {
        single = single.set(entry.getKey(), entry.getValue());
      }
      Json5Document all = document.setAll(values);
      String what = "seed " + (SEED + round) + "\n" + document + "\n--- set " + values.keySet();
      assertEquals(single.toJson(), all.toJson(), what);
      for (Map.Entry<List<String>, JsonNode> entry : values.entrySet()) {
        Json5Value set = all.find(entry.getKey()).orElseThrow();
        assertEquals(entry.getValue(), all.toJson(set), what);
      }
    }
  }

  @Test
  void removingManyValuesTakesThemOutOfTheTree() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(SEED + round);
      Json5Document document = Json5Document.parse(new RandomJson5(random).text());
      List<List<String>> paths = paths(document.toJson());
      paths.remove(List.<String>of());
      Set<List<String>> gone = new HashSet<>();
      for (List<String> path : paths) {
        if (random.nextInt(3) == 0) {
          gone.add(path);
        }
      }
      JsonNode expected = without(document.toJson(), new ArrayList<>(), gone);
      assertEquals(
          expected,
          document.removeAll(gone).toJson(),
          "seed " + (SEED + round) + "\n" + document + "\n--- remove " + gone);
    }
  }

  @Test
  void whatIsSetAndRemovedAgainLeavesTheTreeAsItWas() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(SEED + round);
      Json5Document document = Json5Document.parse(new RandomJson5(random).text());
      Map<List<String>, JsonNode> values = new LinkedHashMap<>();
      for (List<String> path : paths(document.toJson())) {
        if (at(document.toJson(), path).isObject() && random.nextBoolean()) {
          values.put(below(path, "new key"), JSON.readTree("{\"x\":[\"y\"]}"));
        }
      }
      Json5Document back = document.setAll(values).removeAll(values.keySet());
      String what = "seed " + (SEED + round) + "\n" + document;
      assertEquals(document.toJson(), back.toJson(), what);
    }
  }

  @Test
  void tenThousandEditsOfOneLineTakeNoQuadraticTime() throws Exception {
    var text = new StringBuilder("{");
    Map<List<String>, JsonNode> values = new LinkedHashMap<>();
    Set<List<String>> odd = new HashSet<>();
    JsonNode value = JSON.readTree("{\"source\":\"env\"}");
    for (int i = 0; i < 20_000; i++) {
      text.append(i == 0 ? "" : ",").append("k").append(i).append(":{a:'b'}");
      values.put(List.of("k" + i, i % 2 == 0 ? "a" : "c"), value);
      values.put(List.of("n" + i), value);
      if (i % 2 == 1) {
        odd.add(List.of("k" + i));
      }
    }
    Json5Document document = Json5Document.parse(text.append('}').toString());
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          JsonNode edited = document.setAll(values).removeAll(odd).toJson();
          assertEquals(30_000, edited.size());
          assertEquals(value, edited.at("/k19998/a"));
          assertEquals(value, edited.at("/n19999"));
        });
  }

  private static Map<List<String>, JsonNode> values(JsonNode tree, Random random) throws Exception {
    Map<List<String>, JsonNode> values = new LinkedHashMap<>();
    for (List<String> path : paths(tree)) {
      List<List<String>> candidates = new ArrayList<>();
      JsonNode node = at(tree, path);
      if (node.isObject()) {
        candidates.add(below(path, "n" + random.nextInt(3)));
        candidates.add(below(below(path, "deep"), "k" + random.nextInt(4)));
        candidates.add(below(below(path, "deep"), "k" + random.nextInt(4)));
        candidates.add(below(below(path, "list"), "0"));
        candidates.add(below(below(path, "list"), "1"));
      } else if (node.isArray()) {
        candidates.add(below(path, Integer.toString(node.size())));
        candidates.add(below(path, Integer.toString(node.size() + 1)));
      } else {
        candidates.add(path);
      }
      if (random.nextInt(3) == 0) {
        for (List<String> candidate : candidates) {
          if (values.keySet().stream().noneMatch(other -> related(other, candidate))) {
            values.put(candidate, JSON.readTree(random.nextBoolean() ? "\"v\"" : "{\"k\":[1]}"));
          }
        }
      }
    }
    return values;
  }

  private static boolean related(List<String> one, List<String> other) {
    int length = Math.min(one.size(), other.size());
    return one.subList(0, length).equals(other.subList(0, length));
  }

  private static List<String> below(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return List.copyOf(longer);
  }

  private static JsonNode at(JsonNode tree, List<String> path) {
    JsonNode node = tree;
    for (String key : path) {
      node = node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
    }
    return node;
  }

  private static JsonNode without(JsonNode node, List<String> path, Set<List<String>> gone) {
    if (node instanceof ObjectNode object) {
      ObjectNode kept = JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        List<String> below = below(path, entry.getKey());
        if (!gone.contains(below)) {
          kept.set(entry.getKey(), without(entry.getValue(), below, gone));
        }
      }
      return kept;
    }
    if (node.isArray()) {
      ArrayNode kept = JSON.createArrayNode();
      for (int i = 0; i < node.size(); i++) {
        List<String> below = below(path, Integer.toString(i));
        if (!gone.contains(below)) {
          kept.add(without(node.get(i), below, gone));
        }
      }
      return kept;
    }
    return node;
  }

  private static List<List<String>> paths(JsonNode tree) {
    List<List<String>> found = new ArrayList<>();
    collect(tree, List.of(), found);
    return found;
  }

  private static void collect(JsonNode node, List<String> path, List<List<String>> found) {
    found.add(path);
    node.properties()
        .forEach(entry -> collect(entry.getValue(), below(path, entry.getKey()), found));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), below(path, Integer.toString(i)), found);
    }
  }
}
