package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration, read and changed by clients. */
class ConfigRpcIT {
  private static final String PLAIN = "plain-key-6f1d22ab90";

  private final Distribution distribution = Distribution.built();

  @TempDir Path folder;

  private State state;

  @BeforeEach
  void configure() throws Exception {
    state = new State(folder);
    Distribution.write(
        state.config(),
        """
        // the gateway at home
        {
          gateway: {mode: "local", auth: {token: "%s"}}, /* loopback */
          logging: {file: '%s'},
          ui: {seamColor: "#ff0000"}, // red
          models: {providers: {
            one: {baseUrl: "http://127.0.0.1:9/v1", apiKey: "%s", models: []},
          }},
        }
        """
            .formatted(State.TOKEN, state.log(), PLAIN));
  }

  @Test
  void showsNoCredentialAndTakesBackWhatItShowed() throws Exception {
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      JsonNode shown = client.call("config.get");
      assertFalse(shown.toString().contains(PLAIN), shown.toString());
      assertFalse(shown.toString().contains(State.TOKEN), shown.toString());
      assertTrue(shown.path("raw").isNull());
      String before = Files.readString(state.config());

      ObjectNode changed = shown.path("parsed").deepCopy();
      ((ObjectNode) changed.path("ui")).put("seamColor", "#00ff00");
      JsonNode answer = client.call("config.set", write(changed, shown));

      assertEquals("#00ff00", answer.path("config").path("ui").path("seamColor").asText());
      assertFalse(answer.toString().contains(PLAIN), answer.toString());
      assertEquals(before.replace("#ff0000", "#00ff00"), Files.readString(state.config()));
    }
  }

  @Test
  void refusesAReferenceThatDoesNotResolveAndChangesNothing() throws Exception {
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      JsonNode shown = client.call("config.get");
      String before = Files.readString(state.config());
      ObjectNode patch = JsonNodeFactory.instance.objectNode();
      patch
          .putObject("models")
          .putObject("providers")
          .putObject("one")
          .putObject("apiKey")
          .put("source", "env")
          .put("provider", "default")
          .put("id", "NOT_THERE_AT_ALL");

      JsonNode error = client.refusal("config.patch", write(patch, shown));

      String message = error.path("message").asText();
      assertTrue(
          message.startsWith("invalid config: active SecretRef resolution failed ("), message);
      assertTrue(message.contains("NOT_THERE_AT_ALL"), message);
      assertEquals(before, Files.readString(state.config()));
      assertEquals(shown.path("hash"), client.call("config.get").path("hash"));
    }
  }

  @Test
  void refusesWhatWasMadeForAnotherStateOfTheFile() throws Exception {
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      JsonNode shown = client.call("config.get");
      ObjectNode nothing = JsonNodeFactory.instance.objectNode().put("raw", "{}");
      assertEquals(
          "config base hash required; re-run config.get and retry",
          client.refusal("config.set", nothing).path("message").asText());
      Files.writeString(
          state.config(), Files.readString(state.config()).replace("#ff0000", "#0000ff"));

      assertEquals(
          "config changed since last load; re-run config.get and retry",
          client
              .refusal("config.set", write(shown.path("parsed"), shown))
              .path("message")
              .asText());
    }
  }

  @Test
  void namesWhatIsWrongAndLimitsHowOftenOneTries() throws Exception {
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      JsonNode shown = client.call("config.get");
      ObjectNode bogus = JsonNodeFactory.instance.objectNode().put("bogus", 1);
      for (int i = 0; i < 3; i++) {
        JsonNode error = client.refusal("config.patch", write(bogus, shown));
        JsonNode issue = error.path("details").path("issues").path(0);
        assertEquals("", issue.path("path").asText());
        assertTrue(issue.path("message").asText().contains("\"bogus\""), issue.toString());
      }
      JsonNode limited = client.refusal("config.patch", write(bogus, shown));
      assertEquals("UNAVAILABLE", limited.path("code").asText());
      assertEquals("3 per 60s", limited.path("details").path("limit").asText());
      assertTrue(limited.path("retryAfterMs").asLong() > 0, limited.toString());
    }
  }

  private static ObjectNode write(JsonNode config, JsonNode shown) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("raw", config.toString())
        .put("baseHash", shown.path("hash").asText());
  }

  private RunningGateway start() throws Exception {
    return RunningGateway.start(distribution, folder, Map.of());
  }
}
