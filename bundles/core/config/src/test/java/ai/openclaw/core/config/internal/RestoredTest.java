package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.core.config.Restored;
import ai.openclaw.lib.json5.Json5Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoredTest {
  private static final String X = "'__OPENCLAW_REDACTED__'";

  private static JsonNode tree(String text) throws Exception {
    return Json5Document.parse(text).toJson();
  }

  private static void restores(String sent, String original, String expected) throws Exception {
    Restored restored = Restored.of(tree(sent.replace("X", X)), tree(original));
    assertEquals(tree(expected), restored.value());
    assertEquals(List.of(), restored.withoutOriginal());
  }

  private static List<List<String>> missing(String sent, String original) throws Exception {
    return Restored.of(tree(sent.replace("X", X)), tree(original)).withoutOriginal();
  }

  @Test
  void putsPlainValuesAndIdsOfReferencesBack() throws Exception {
    restores("{a: X, b: 2}", "{a: 'k', b: 1}", "{a: 'k', b: 2}");
    restores(
        "{a: {source: 'env', provider: 'p', id: X}}",
        "{a: {source: 'env', provider: 'd', id: 'K'}}",
        "{a: {source: 'env', provider: 'p', id: 'K'}}");
    restores("{a: X}", "{a: {deep: [1]}}", "{a: {deep: [1]}}");
  }

  @Test
  void matchesElementsByIdAndElseByPlaceInListsOfTheSameLength() throws Exception {
    restores(
        "{l: [{id: 'b', t: X}, {id: 'a', t: X}]}",
        "{l: [{id: 'a', t: '1'}, {id: 'b', t: '2'}]}",
        "{l: [{id: 'b', t: '2'}, {id: 'a', t: '1'}]}");
    restores("{l: [{t: X}, 1]}", "{l: [{t: '1'}, 2]}", "{l: [{t: '1'}, 1]}");
  }

  @Test
  void neverGivesAnElementTheSecretOfAnother() throws Exception {
    assertEquals(
        List.of(List.of("l", "0", "t")), missing("{l: [{t: X}]}", "{l: [{t: 1}, {t: 2}]}"));
    assertEquals(
        List.of(List.of("l", "0", "t")),
        missing("{l: [{id: 'c', t: X}]}", "{l: [{id: 'a', t: 1}]}"));
  }

  @Test
  void namesPlaceholdersWithoutAnOriginal() throws Exception {
    assertEquals(
        List.of(List.of("a"), List.of("b", "c")), missing("{a: X, b: {c: X}}", "{a: null}"));
  }

  @Test
  void showsNoValue() throws Exception {
    Restored restored = Restored.of(tree("{a: " + X + "}"), tree("{a: 'hunter2'}"));
    assertFalse(restored.toString().contains("hunter2"));
  }
}
