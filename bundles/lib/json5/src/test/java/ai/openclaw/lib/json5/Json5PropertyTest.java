package ai.openclaw.lib.json5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Json5PropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = 6_000;

  @Test
  void printsEveryTextAsItWas() throws Exception {
    var random = new Random(5);
    var texts = new RandomJson5(random);
    for (int i = 0; i < ROUNDS; i++) {
      String text = texts.text();
      assertEquals(text, new String(Json5Document.parse(text).bytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void refusesDamagedTextsOnlyWithItsOwnException() {
    var random = new Random(6);
    var texts = new RandomJson5(random);
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      var text = new StringBuilder(texts.text());
      int at = random.nextInt(text.length());
      text.replace(at, at + 1, String.valueOf((char) random.nextInt(0x80)));
      try {
        Json5Document.parse(text.toString()).toJson();
      } catch (Json5Exception e) {
        refused++;
        assertTrue(e.line() > 0 && e.column() > 0);
      }
    }
    assertTrue(refused > ROUNDS / 10);
  }

  @Test
  void settingChangesTheModelAtThePathAndNoOtherValue() throws Exception {
    var random = new Random(7);
    var texts = new RandomJson5(random);
    for (int i = 0; i < ROUNDS; i++) {
      Json5Document document = Json5Document.parse(texts.text());
      List<List<String>> paths = new ArrayList<>();
      collect(document.toJson(), new ArrayList<>(), paths);
      List<String> path = new ArrayList<>(paths.get(random.nextInt(paths.size())));
      JsonNode at = follow(document.toJson(), path);
      if (at.isContainerNode() && random.nextBoolean()) {
        path.add(at.isObject() ? "new" + random.nextInt(3) : Integer.toString(at.size()));
      }
      JsonNode value = JSON.readTree(random.nextBoolean() ? "\"v\"" : "{\"k\":[1,{\"z\":null}]}");
      JsonNode expected = model(document.toJson(), path, value, false);
      Json5Document edited = document.set(path, value);
      assertEquals(expected, edited.toJson(), () -> document + "\n--- set " + path);
      assertOutsideUnchanged(document, edited, path);
    }
  }

  @Test
  void insertingMovesTheElementsBehind() throws Exception {
    var random = new Random(8);
    var texts = new RandomJson5(random);
    int inserted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Json5Document document = Json5Document.parse(texts.text());
      List<List<String>> paths = new ArrayList<>();
      collect(document.toJson(), new ArrayList<>(), paths);
      List<String> path = paths.get(random.nextInt(paths.size()));
      if (path.isEmpty()
          || !follow(document.toJson(), path.subList(0, path.size() - 1)).isArray()) {
        continue;
      }
      inserted++;
      JsonNode value = JSON.readTree("[true]");
      JsonNode expected = model(document.toJson(), path, value, true);
      assertEquals(expected, document.insert(path, value).toJson(), () -> document + "\n" + path);
    }
    assertTrue(inserted > 300);
  }

  @Test
  void removingTakesThePathOutAndKeepsEveryOtherValue() throws Exception {
    var random = new Random(9);
    var texts = new RandomJson5(random);
    for (int i = 0; i < ROUNDS; i++) {
      Json5Document document = Json5Document.parse(texts.text());
      List<List<String>> paths = new ArrayList<>();
      collect(document.toJson(), new ArrayList<>(), paths);
      List<String> path = paths.get(random.nextInt(paths.size()));
      if (path.isEmpty()) {
        continue;
      }
      JsonNode expected = document.toJson();
      JsonNode parent = follow(expected, path.subList(0, path.size() - 1));
      String last = path.get(path.size() - 1);
      if (parent instanceof ObjectNode object) {
        object.remove(last);
      } else {
        ((ArrayNode) parent).remove(Integer.parseInt(last));
      }
      Json5Document edited = document.remove(path);
      assertEquals(expected, edited.toJson(), () -> document + "\n--- remove " + path);
    }
  }

  /**
   * What both texts begin and end with leaves only the edited stretch, which the value's lies in.
   */
  private static void assertOutsideUnchanged(
      Json5Document before, Json5Document after, List<String> path) {
    before
        .find(path)
        .ifPresent(
            value -> {
              String head = before.text().substring(0, value.start());
              String tail = before.text().substring(value.end());
              assertTrue(after.text().startsWith(head) && after.text().endsWith(tail));
            });
  }

  private static JsonNode model(JsonNode tree, List<String> path, JsonNode value, boolean insert) {
    if (path.isEmpty()) {
      return value;
    }
    JsonNode parent = follow(tree, path.subList(0, path.size() - 1));
    String last = path.get(path.size() - 1);
    if (parent instanceof ObjectNode object) {
      object.set(last, value);
    } else {
      ArrayNode list = (ArrayNode) parent;
      int index = Integer.parseInt(last);
      if (insert || index == list.size()) {
        list.insert(index, value);
      } else {
        list.set(index, value);
      }
    }
    return tree;
  }

  private static JsonNode follow(JsonNode tree, List<String> path) {
    JsonNode node = tree;
    for (String segment : path) {
      node = node.isArray() ? node.get(Integer.parseInt(segment)) : node.get(segment);
    }
    return node;
  }

  private static void collect(JsonNode node, List<String> path, List<List<String>> found) {
    found.add(List.copyOf(path));
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
      keys.add(Integer.toString(i));
    }
    for (String key : keys) {
      path.add(key);
      collect(node.isArray() ? node.get(Integer.parseInt(key)) : node.get(key), path, found);
      path.remove(path.size() - 1);
    }
  }
}
