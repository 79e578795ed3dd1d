package ai.openclaw.lib.json5;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts at the border of the format, with what the npm package {@code json5} 2.2.3 made of them.
 */
class Json5RecordedTest {
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @MethodSource("records")
  void readsOrRefusesAsTheReferenceParserDid(String text, String answer) throws IOException {
    JsonNode expected =
        answer.equals("-") ? JsonNodeFactory.instance.missingNode() : JSON.readTree(answer);
    assertEquals(plain(expected), plain(ours(text)));
  }

  private static JsonNode ours(String text) {
    try {
      return Json5Document.parse(text).toJson();
    } catch (Json5Exception refused) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  /** Every number as a double, those without JSON as texts. */
  private static JsonNode plain(JsonNode node) {
    if (node.isNumber()) {
      double value = node.doubleValue();
      return Double.isFinite(value)
          ? JsonNodeFactory.instance.numberNode(value)
          : JsonNodeFactory.instance.textNode("#" + value);
    }
    if (node instanceof ObjectNode object) {
      ObjectNode plain = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(entry -> plain.set(entry.getKey(), plain(entry.getValue())));
      return plain;
    }
    if (node.isArray()) {
      var plain = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> plain.add(plain(element)));
      return plain;
    }
    return node;
  }

  static List<String[]> records() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(Json5RecordedTest.class.getResourceAsStream("recorded.tsv"));
        Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines()) {
      return lines.map(line -> line.split("\t", -1)).map(Json5RecordedTest::unescaped).toList();
    }
  }

  private static String[] unescaped(String[] fields) {
    return Stream.of(fields).map(Json5RecordedTest::unescaped).toArray(String[]::new);
  }

  private static String unescaped(String field) {
    var text = new StringBuilder();
    int at = 0;
    while (at < field.length()) {
      boolean escape = field.charAt(at) == '\\';
      text.append(escape ? (char) Integer.parseInt(field, at + 2, at + 6, 16) : field.charAt(at));
      at += escape ? 6 : 1;
    }
    return text.toString();
  }
}
