package ai.openclaw.lib.json5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class Json5DocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvFileSource(
      resources = "valid.csv",
      delimiter = '|',
      quoteCharacter = '\u0001',
      ignoreLeadingAndTrailingWhitespace = true)
  void readsWhatTheSpecificationAllows(String escaped, String json) throws Exception {
    String text = unescape(escaped);
    Json5Document document = Json5Document.parse(text);
    assertEquals(JSON.readTree(json), JSON.readTree(document.toJson().toString()), text);
    assertEquals(text, document.text());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(bytes, Json5Document.parse(bytes).bytes());
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "invalid.csv",
      delimiter = '|',
      quoteCharacter = '\u0001',
      ignoreLeadingAndTrailingWhitespace = true)
  void refusesTheRestWithPlaceExpectationAndFinding(
      String escaped, int line, int column, String expected, String found) {
    String text = unescape(escaped);
    var failure = assertThrows(Json5Exception.class, () -> Json5Document.parse(text), text);
    assertEquals(
        "line %d, column %d: expected %s, found %s".formatted(line, column, expected, found),
        failure.getMessage());
  }

  private static String unescape(String text) {
    return text.replace("<n>", "\n")
        .replace("<r>", "\r")
        .replace("<tab>", "\t")
        .replace("<vt>", "\u000B")
        .replace("<nbsp>", "\u00A0")
        .replace("<bom>", "\uFEFF")
        .replace("<ls>", "\u2028")
        .replace("<ps>", "\u2029")
        .replace("<zs>", "\u2003")
        .replace("<bar>", "|")
        .replace("<nothing>", "");
  }

  @Test
  void namesNumbersThatJsonHasNot() throws Exception {
    assertTrue(Double.isNaN(Json5Document.parse("-NaN").toJson().doubleValue()));
    assertEquals(Double.NEGATIVE_INFINITY, Json5Document.parse("-Infinity").toJson().doubleValue());
    assertEquals(Double.POSITIVE_INFINITY, Json5Document.parse("+1e999").toJson().doubleValue());
    assertTrue(
        Double.isInfinite(Json5Document.parse("0x" + "f".repeat(2_000)).toJson().doubleValue()));
    assertEquals(0x1p64, Json5Document.parse("0x10000000000000000").toJson().doubleValue());
  }

  @Test
  void keepsLongWholeNumbersExactly() throws Exception {
    assertEquals(
        123_456_789_012_345_678L, Json5Document.parse("123456789012345678").toJson().longValue());
    assertTrue(Json5Document.parse("1e3").toJson().isInt());
  }

  @Test
  void tellsWhereValuesAndKeysAre() throws Exception {
    Json5Document document = Json5Document.parse("\uFEFF{a: 1,\r\n\t'ü😀': [true,\rnull]}");
    assertEquals(new Json5Position(1, 1), document.positionOf(List.of()).orElseThrow());
    assertEquals(new Json5Position(1, 5), document.positionOf(List.of("a")).orElseThrow());
    assertEquals(new Json5Position(2, 2), document.positionOfKey(List.of("ü😀")).orElseThrow());
    assertEquals(new Json5Position(2, 8), document.positionOf(List.of("ü😀")).orElseThrow());
    assertEquals(new Json5Position(3, 1), document.positionOf(List.of("ü😀", "1")).orElseThrow());
    assertTrue(document.positionOf(List.of("ü😀", "2")).isEmpty());
    assertTrue(document.positionOf(List.of("a", "b")).isEmpty());
    assertTrue(document.positionOfKey(List.of()).isEmpty());
  }

  @Test
  void takesTheLastOfEqualKeysAndListsTheOthers() throws Exception {
    Json5Document document = Json5Document.parse("{a: 1, b: {c: 1, 'c': 2}, a: 3}");
    assertEquals(JSON.readTree("{\"a\":3,\"b\":{\"c\":2}}"), document.toJson());
    assertEquals(
        List.of(
            new Json5Document.Duplicate(List.of("b", "c"), new Json5Position(1, 12)),
            new Json5Document.Duplicate(List.of("a"), new Json5Position(1, 2))),
        document.duplicates());
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] bytes = {'{', '\n', 'a', ':', '"', (byte) 0xFF, '"', '}'};
    var failure = assertThrows(Json5Exception.class, () -> Json5Document.parse(bytes));
    assertEquals(
        "line 2, column 4: expected UTF-8, found a byte that is none", failure.getMessage());
  }

  @Test
  void refusesATruncatedUtf8Sequence() {
    byte[] bytes = {'"', 'a', '"', (byte) 0xC3};
    var failure = assertThrows(Json5Exception.class, () -> Json5Document.parse(bytes));
    assertEquals("UTF-8", failure.expected());
  }

  @Test
  void readsTheDeepestNestingAndRefusesOneMore() throws Exception {
    int most = Json5Document.MAX_DEPTH;
    Json5Document.parse("[".repeat(most) + "]".repeat(most)).toJson();
    var failure =
        assertThrows(Json5Exception.class, () -> Json5Document.parse("[".repeat(1_000_000)));
    assertEquals(most + 1, failure.column());
    assertEquals("at most 256 nested levels", failure.expected());
    assertThrows(Json5Exception.class, () -> Json5Document.parse("{a:".repeat(most + 1)));
  }

  @Test
  void neverEchoesWhatItRefuses() {
    var failure =
        assertThrows(Json5Exception.class, () -> Json5Document.parse("{key: hunter2-secret}"));
    assertFalse(failure.toString().contains("hunter"), failure.toString());
    assertEquals("a name", failure.found());
  }

  @Test
  void readsAndEditsTenMegabytesQuickly() throws Exception {
    var text = new StringBuilder("{\n");
    for (int i = 0; text.length() < 10_000_000; i++) {
      text.append("  key").append(i).append(": {a: [1, 2.5, 'x'], /* c */ b: \"text\"},\n");
    }
    String big = text.append("}\n").toString();
    assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          Json5Document document = Json5Document.parse(big);
          document.toJson();
          document.set(List.of("key100", "b"), JSON.readTree("2")).remove(List.of("key5"));
        });
  }

  @Test
  void readsHostileTextsInLinearTime() {
    List<String> hostile =
        List.of(
            "9".repeat(1_000_000),
            "0x" + "9".repeat(1_000_000),
            "/*" + "*".repeat(1_000_000),
            "'" + "\\".repeat(1_000_000),
            "[" + ",".repeat(1_000_000),
            "[" + "1,".repeat(500_000));
    for (String text : hostile) {
      assertTimeout(
          Duration.ofSeconds(60),
          () -> {
            try {
              Json5Document.parse(text).toJson();
            } catch (Json5Exception e) {
              assertTrue(e.line() > 0);
            }
          });
    }
  }
}
