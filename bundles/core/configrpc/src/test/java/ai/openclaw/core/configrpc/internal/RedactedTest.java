package ai.openclaw.core.configrpc.internal;

import static ai.openclaw.core.configrpc.internal.Trees.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.core.config.CredentialFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedactedTest {
  private static final String MARK = "'__OPENCLAW_REDACTED__'";
  private static final CredentialFields HEADERS =
      source -> Set.of(List.of("models", "providers", "a", "headers", "X-Plain"));

  @Test
  void credentialsAreLeftOutAndNothingElse() {
    assertEquals(
        json("{gateway: {port: 1, auth: {mode: 'token', token: " + MARK + "}}, ui: {a: [1, 'b']}}"),
        shown("{gateway: {port: 1, auth: {mode: 'token', token: 'abc'}}, ui: {a: [1, 'b']}}"));
    assertEquals(
        json("{models: {providers: {a: {headers: {'X-Plain': " + MARK + ", Accept: 'x'}}}}}"),
        shown("{models: {providers: {a: {headers: {'X-Plain': 'v', Accept: 'x'}}}}}"));
    assertEquals(
        json("{baseUrl: " + MARK + ", pin: " + MARK + "}"),
        shown("{baseUrl: 'http://u:pw@host/', pin: 1234}"));
  }

  @Test
  void referencesKeepAllButTheirId() {
    assertEquals(
        json("{apiKey: {source: 'env', provider: 'default', id: " + MARK + "}}"),
        shown("{apiKey: {source: 'env', provider: 'default', id: 'KEY'}}"));
  }

  @Test
  void settingsOfSecretProvidersAreLeftOut() {
    assertEquals(
        json(
            "{secrets: {providers: {v: {source: "
                + MARK
                + ", args: ["
                + MARK
                + "], jsonOnly: true}}}}"),
        shown("{secrets: {providers: {v: {source: 'exec', args: ['--x'], jsonOnly: true}}}}"));
  }

  @Test
  void templatesAreNoCredentials() {
    var redacted = new Redacted(new Credentials(List.of(), json("{}")));
    assertEquals(json("{token: '${TOKEN}'}"), redacted.copy(json("{token: '${TOKEN}'}")));
    assertFalse(redacted.leftOut());
  }

  private static JsonNode shown(String source) {
    return new Redacted(new Credentials(List.of(HEADERS), json(source))).copy(json(source));
  }
}
