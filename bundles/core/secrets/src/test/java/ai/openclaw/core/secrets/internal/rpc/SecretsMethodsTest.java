package ai.openclaw.core.secrets.internal.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.runtime.Fixture;
import ai.openclaw.core.secrets.internal.runtime.LiveSecrets;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsMethodsTest {
  private final Fixture fixture = new Fixture();
  private final LiveSecrets secrets = start();

  private LiveSecrets start() {
    try {
      return fixture.start(
          Configs.snapshot(
              """
              {secrets: {providers: {p: {source: 'demo'}}},
               cron: {webhookToken: 'plain-text'},
               skills: {entries: {off: {enabled: false,
                 apiKey: {source: 'demo', provider: 'p', id: 'gone'}}}},
               models: {providers: {'one.x': {apiKey: {source: 'demo', provider: 'p', id: 'one'}},
                 two: {apiKey: {source: 'demo', provider: 'p', id: 'two'}}}}}
              """,
              Map.of()));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private RecordedCall resolve(String params) {
    var call = new RecordedCall(Configs.tree(params));
    new ResolveMethod(secrets, fixture.surfaces()).call(call);
    return call;
  }

  private RecordedCall reload() throws InterruptedException {
    var call = new RecordedCall(Configs.tree("{extra: 1}"));
    new ReloadMethod(secrets).call(call);
    return call;
  }

  @Test
  void answersAReloadWithTheCountOfWarnings() throws Exception {
    JsonNode payload = reload().answer.join();
    assertEquals("{\"ok\":true,\"warningCount\":1}", payload.toString());
  }

  @Test
  void keepsTheReasonOfAFailedReloadToItself() throws Exception {
    fixture.provider().remove("two");
    RpcError error = reload().error.join();
    assertEquals(RpcError.Code.UNAVAILABLE, error.code());
    assertEquals("secrets.reload failed", error.message());
    assertTrue(
        resolve("{commandName: 'x', targetIds: ['models.providers.*.apiKey']}")
            .answer
            .join()
            .toString()
            .contains("two-1"));
  }

  @Test
  void returnsValuesOfReferencesWithTheirExactSegments() {
    JsonNode payload =
        resolve("{commandName: 'x', targetIds: ['models.providers.*.apiKey']}").answer.join();
    assertEquals(
        "[{\"path\":\"models.providers.one.x.apiKey\",\"pathSegments\":[\"models\",\"providers\","
            + "\"one.x\",\"apiKey\"],\"value\":\"one-1\"},"
            + "{\"path\":\"models.providers.two.apiKey\",\"pathSegments\":[\"models\","
            + "\"providers\",\"two\",\"apiKey\"],\"value\":\"two-1\"}]",
        payload.path("assignments").toString());
    assertEquals(0, payload.path("diagnostics").size());
    assertEquals("[\"skills.entries.off.apiKey\"]", payload.path("inactiveRefPaths").toString());
  }

  @Test
  void explainsRequestedReferencesThatAreNotInUse() {
    JsonNode payload =
        resolve("{commandName: 'x', targetIds: ['skills.entries.*.apiKey']}").answer.join();
    assertEquals(0, payload.path("assignments").size());
    assertEquals(1, payload.path("diagnostics").size());
    assertTrue(payload.path("diagnostics").get(0).asText().contains("skills.entries.off.apiKey"));
  }

  @Test
  void neverReturnsPlainValues() {
    JsonNode payload =
        resolve("{commandName: 'x', targetIds: ['cron.webhookToken']}").answer.join();
    assertEquals(0, payload.path("assignments").size());
    assertFalse(payload.toString().contains("plain-text"));
  }

  @Test
  void allowsAnEmptyListAndIdsOfOwnersWithoutABundle() {
    assertTrue(resolve("{commandName: 'x', targetIds: []}").answer.isDone());
    assertTrue(
        resolve("{commandName: 'x', targetIds: ['channels.telegram.botToken']}").answer.isDone());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|commandName",
        "{commandName: 'x'}|targetIds",
        "{commandName: '', targetIds: []}|commandName",
        "{commandName: ' ', targetIds: []}|commandName",
        "{commandName: 5, targetIds: []}|commandName",
        "{commandName: 'x', targetIds: 'a'}|targetIds",
        "{commandName: 'x', targetIds: [5]}|targetIds",
        "{commandName: 'x', targetIds: [], extra: 1}|targetIds",
        "{commandName: 'x', targetIds: ['no.such.target']}|unknown target id \"no.such.target\""
      })
  void namesTheParameterThatIsWrong(String params, String field) {
    RpcError error = resolve(params).error.join();
    assertEquals(RpcError.Code.INVALID_REQUEST, error.code());
    assertEquals("invalid secrets.resolve params: " + field, error.message());
  }

  @Test
  void refusesARequestWithoutParameters() {
    var call = RecordedCall.withoutParams();
    new ResolveMethod(secrets, fixture.surfaces()).call(call);
    assertEquals("invalid secrets.resolve params: commandName", call.error.join().message());
  }
}
