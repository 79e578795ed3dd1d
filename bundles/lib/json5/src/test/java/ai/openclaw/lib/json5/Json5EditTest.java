package ai.openclaw.lib.json5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Json5EditTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void replacesOnlyTheValue() throws Exception {
    assertEquals("{a: /*x*/ 2 /*y*/, b: 1}", set("{a: /*x*/ 1 /*y*/, b: 1}", "a", "2"));
    assertEquals("{a: 'it\\'s'}", set("{a: 'old'}", "a", "\"it's\""));
    assertEquals("{a: [1,9], b: 2}", set("{a: [1,2], b: 2}", "a.1", "9"));
  }

  @Test
  void replacesTheRoot() throws Exception {
    assertEquals("// c\n{\n  \"a\": 1\n} // d\n", set("// c\n{\n} // d\n", "", "{\"a\":1}"));
  }

  @Test
  void addsAMemberInTheStyleOfItsNeighbours() throws Exception {
    assertEquals("{a: 1, b: 2}", set("{a: 1}", "b", "2"));
    assertEquals("{\"a\":1,\"b\":\"x\"}", set("{\"a\":1}", "b", "\"x\""));
    assertEquals("{ 'a' : 1, 'b' : 2 }", set("{ 'a' : 1 }", "b", "2"));
    assertEquals("{a: 1, b: 2,}", set("{a: 1,}", "b", "2"));
    assertEquals("{a: 'y', 'b-c': 'x'}", set("{a: 'y'}", "b-c", "\"x\""));
    assertEquals("{\n\ta: 1,\n\tb: 2\n}", set("{\n\ta: 1\n}", "b", "2"));
    assertEquals("{\r\n a: 1, // x\r\n b: 2,\r\n}", set("{\r\n a: 1, // x\r\n}", "b", "2"));
    assertEquals("{\n  a: 1, // x\n  b: 2\n  // y\n}", set("{\n  a: 1 // x\n  // y\n}", "b", "2"));
  }

  @Test
  void makesMissingParents() throws Exception {
    assertEquals(
        "{\n  \"a\": {\n    \"b\": [\n      {\n        \"c\": true\n      }\n    ]\n  }\n}",
        set("{}", "a.b.0.c", "true"));
    assertEquals("{a: {b: {c: 1}}}", set("{a: {b: {}}}", "a.b.c", "1"));
    assertEquals("{a: {\"x\":1,\"b\":{\"c\":1}}}", set("{a: {\"x\":1}}", "a.b.c", "1"));
  }

  @Test
  void fillsEmptyObjectsAndLists() throws Exception {
    assertEquals("{\n  a: {\n    b: 1,\n  },\n}", set("{\n  a: {},\n}", "a.b", "1"));
    assertEquals("{ // note\n  \"a\": 1\n}", set("{ // note\n}", "a", "1"));
    assertEquals("{a: [1]}", set("{a: []}", "a.0", "1"));
  }

  @Test
  void appendsToAndInsertsIntoLists() throws Exception {
    assertEquals("[1, 2, 3]", set("[1, 2]", "2", "3"));
    assertEquals("[1, 9, 2]", insert("[1, 2]", "1", "9"));
    assertEquals("[9, 1, 2]", insert("[1, 2]", "0", "9"));
    assertEquals(
        "[\n  9,\n  // one\n  1, // uno\n  2\n]",
        insert("[\n  // one\n  1, // uno\n  2\n]", "0", "9"));
    assertEquals(
        "[\n  // one\n  1, // uno\n  9,\n  2\n]",
        insert("[\n  // one\n  1, // uno\n  2\n]", "1", "9"));
  }

  @Test
  void removesAMemberWithItsCommaAndLine() throws Exception {
    assertEquals("{\n  b: 2\n}", remove("{\n  a: 1,\n  b: 2\n}", "a"));
    assertEquals("{\n  a: 1\n}", remove("{\n  a: 1,\n  b: 2\n}", "b"));
    assertEquals("{\n  a: 1,\n}", remove("{\n  a: 1,\n  b: 2,\n}", "b"));
    assertEquals("{b: 2}", remove("{a: 1, b: 2}", "a"));
    assertEquals("{a: 1}", remove("{a: 1, b: 2}", "b"));
    assertEquals("{a: 1, c: 3}", remove("{a: 1, b: 2, c: 3}", "b"));
    assertEquals("{\n}", remove("{\n  a: 1\n}", "a"));
    assertEquals("[1, 3]", remove("[1, 2, 3]", "1"));
  }

  @Test
  void removesTheCommentsThatBelongToTheMemberAndNoOther() throws Exception {
    String text =
        """
        {
          // head

          // about a
          a: 1, // behind a
          // about b
          // more about b
          b: 2, /* behind b */
          // tail
        }
        """;
    assertEquals(
        """
        {
          // head

          // about b
          // more about b
          b: 2, /* behind b */
          // tail
        }
        """,
        remove(text, "a"));
    assertEquals(
        """
        {
          // head

          // about a
          a: 1, // behind a
          // tail
        }
        """,
        remove(text, "b"));
    assertEquals("{ // open\n  b: 2\n}", remove("{ // open\n  a: 1,\n  b: 2\n}", "a"));
    assertEquals("{/* about b */ b: 2}", remove("{a: 1, /* about b */ b: 2}", "a"));
  }

  @Test
  void insertingAndRemovingAgainGivesTheSameText() throws Exception {
    List<String> texts =
        List.of(
            "{a: 1}",
            "{\n  a: 1\n}",
            "{\n  a: 1,\n  // x\n}",
            "{\n  a: 1, // x\n  // y\n\n}\n",
            "{a: 1 // x\n}");
    for (String text : texts) {
      assertEquals(text, remove(set(text, "n", "{\"m\":[1]}"), "n"));
    }
  }

  @Test
  void bringsNoHiddenDuplicateToLight() throws Exception {
    assertEquals("{b: 2}", remove("{a: 1, b: 2, a: 3}", "a"));
    assertEquals("[1, 1]", remove("[1, 1, 1]", "1"));
  }

  @Test
  void refusesPathsThatLeadNowhere() throws Exception {
    Json5Document document = Json5Document.parse("{a: 1, l: [1]}");
    JsonNode one = JSON.readTree("1");
    assertEquals(
        "a: is neither an object nor a list",
        assertThrows(Json5PathException.class, () -> document.set(List.of("a", "b"), one))
            .getMessage());
    assertEquals(
        "l.5: the list has 1 elements",
        assertThrows(Json5PathException.class, () -> document.set(List.of("l", "5"), one))
            .getMessage());
    assertThrows(Json5PathException.class, () -> document.set(List.of("l", "x"), one));
    assertThrows(Json5PathException.class, () -> document.insert(List.of("a"), one));
    assertThrows(Json5PathException.class, () -> document.remove(List.of()));
    assertEquals(document.text(), document.remove(List.of("x", "y")).text());
  }

  @Test
  void refusesAValueThatIsNestedTooDeeply() throws Exception {
    JsonNode deep = JSON.readTree("1");
    for (int i = 0; i < 100_000; i++) {
      deep = JSON.createArrayNode().add(deep);
    }
    JsonNode value = deep;
    Json5Document document = Json5Document.parse("{}");
    assertThrows(Json5PathException.class, () -> document.set(List.of("a"), value));
  }

  @Test
  void escapesWhatAStringCannotHold() throws Exception {
    String content = "\"\\\n\u0001\u2028\uD800x";
    Json5Document document =
        Json5Document.parse("{a: 1}").set(List.of("a"), JSON.getNodeFactory().textNode(content));
    assertEquals(content, document.toJson().get("a").textValue());
    assertEquals(document.text(), Json5Document.parse(document.bytes()).text());
  }

  private static List<String> path(String dots) {
    return dots.isEmpty() ? List.of() : List.of(dots.split("\\."));
  }

  private static String set(String text, String path, String value) throws Exception {
    return Json5Document.parse(text).set(path(path), JSON.readTree(value)).text();
  }

  private static String insert(String text, String path, String value) throws Exception {
    return Json5Document.parse(text).insert(path(path), JSON.readTree(value)).text();
  }

  private static String remove(String text, String path) throws Exception {
    return Json5Document.parse(text).remove(path(path)).text();
  }

  @Test
  void replacesManyValuesAtOnce() throws Exception {
    Json5Document document =
        Json5Document.parse("{ a: 'x', // one\n  b: {c: 1, d: [1, 2]}, 'e': \"y\" }");
    JsonNode value = Json5Document.parse("{source: 'env'}").toJson();
    var values = new LinkedHashMap<List<String>, JsonNode>();
    values.put(List.of("e"), value);
    values.put(List.of("a"), value);
    values.put(List.of("b", "d", "1"), value);
    Json5Document single = document;
    for (List<String> path : values.keySet()) {
      single = single.set(path, value);
    }

    Json5Document many = document.setAll(values);
    assertEquals(single.toJson(), many.toJson());
    assertEquals(
        "// one",
        many.text()
            .lines()
            .filter(line -> line.contains("//"))
            .findFirst()
            .orElse("")
            .replaceAll(".*//", "//"));

    values.put(List.of("b"), value);
    assertThrows(Json5PathException.class, () -> document.setAll(values));
    assertThrows(
        Json5PathException.class,
        () -> document.setAll(Map.of(List.of("none", "x"), value, List.of("none"), value)));
  }
}
