package ai.openclaw.core.configrpc.internal;

import static ai.openclaw.core.configrpc.internal.Trees.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestoredTest {
  private static final String MARK = "'__OPENCLAW_REDACTED__'";

  @Test
  void whatAClientNeverSawComesBackUnchanged() {
    String source =
        "{gateway: {auth: {token: 'abc'}, port: 1}, list: [{id: 'x', apiKey: 'kx'}, {id: 'y', apiKey:"
            + " 'ky'}], ref: {source: 'env', provider: 'default', id: 'KEY'}, pin: 12}";
    assertEquals(
        json(source),
        restored(
            new Redacted(new Credentials(List.of(), json(source))).copy(json(source)).toString(),
            source));
  }

  @Test
  void elementsWithIdsKeepTheirCredentialsWhenTheyMove() {
    assertEquals(
        json("{list: [{id: 'y', apiKey: 'ky'}, {id: 'x', apiKey: 'kx'}]}"),
        restored(
            "{list: [{id: 'y', apiKey: " + MARK + "}, {id: 'x', apiKey: " + MARK + "}]}",
            "{list: [{id: 'x', apiKey: 'kx'}, {id: 'y', apiKey: 'ky'}]}"));
  }

  @Test
  void markWithoutAnOriginalIsRefusedByName() {
    assertEquals(
        Optional.of(
            "\"__OPENCLAW_REDACTED__\" at a.b stands for a value that does not exist; send the"
                + " value or a reference"),
        objection("{a: {b: " + MARK + "}}", "{a: {}}"));
    assertEquals(
        Optional.of(
            "the reference at a.b has a redacted id placeholder and no original id; send the id"),
        objection("{a: {b: {source: 'env', provider: 'p', id: " + MARK + "}}}", "{a: {}}"));
  }

  private static JsonNode restored(String sent, String source) {
    var restored = new Restored();
    JsonNode copy = restored.copy(json(sent), json(source));
    assertEquals(Optional.empty(), restored.objection());
    return copy;
  }

  private static Optional<String> objection(String sent, String source) {
    var restored = new Restored();
    var unused = restored.copy(json(sent), json(source));
    return restored.objection();
  }
}
