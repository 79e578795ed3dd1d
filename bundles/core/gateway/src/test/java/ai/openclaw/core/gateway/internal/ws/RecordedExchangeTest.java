package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plays what a client once sent, and compares what comes back: answers without their payload, error
 * messages as far as they were recorded, and how the connection ends.
 */
class RecordedExchangeTest {
  private static final int CLIENT_CLOSED = 1005;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth-bad-device-token",
        "auth-empty-object",
        "auth-missing",
        "auth-password-instead",
        "auth-wrong-token",
        "cli-without-device",
        "duplicate-ids",
        "first-frame-connect-bad-params",
        "first-frame-connect-no-params",
        "first-frame-event",
        "first-frame-json-not-object",
        "first-frame-not-json",
        "first-frame-req-not-connect",
        "frame-errors-after-hello",
        "no-first-frame-timeout",
        "origin-foreign",
        "origin-loopback-control-ui",
        "other-path",
        "pipelined-requests",
        "role-node",
        "scopes-none",
        "shutdown-event"
      })
  void clientGetsTheRecordedAnswers(String name) throws Exception {
    Limits limits =
        name.equals("no-first-frame-timeout")
            ? Limits.STANDARD.with(Duration.ofMillis(200), 32)
            : Limits.STANDARD;
    try (var gateway = new TestGateway(limits);
        var client = connect(gateway.port(), name)) {
      for (JsonNode step : recording(name).path("frames")) {
        if (step.path("dir").asText().equals("client->gateway")) {
          send(client, step);
        } else {
          expect(gateway, client, step);
        }
      }
    }
  }

  private static TestClient connect(int port, String name) {
    return switch (name) {
      case "origin-foreign" -> new TestClient(port, "/", "Origin", "https://evil.example");
      case "origin-loopback-control-ui" ->
          new TestClient(port, "/", "Origin", "http://127.0.0.1:" + port);
      case "other-path" -> new TestClient(port, "/some/other/path");
      default -> new TestClient(port);
    };
  }

  private static JsonNode recording(String name) throws IOException {
    try (InputStream in = RecordedExchangeTest.class.getResourceAsStream("/ws/" + name + ".json")) {
      return TestClient.JSON.readTree(in);
    }
  }

  private static void send(TestClient client, JsonNode step) {
    String text = step.has("raw") ? step.path("raw").asText() : step.path("frame").toString();
    try {
      client.send(text.replace("${TOKEN}", TestGateway.TOKEN));
    } catch (CompletionException closed) {
      assertTrue(client.awaitClose().code() > 0, "sent into a closed connection");
    }
  }

  private static void expect(TestGateway gateway, TestClient client, JsonNode step)
      throws InterruptedException {
    if (step.has("close")) {
      int code = step.path("close").path("code").asInt();
      if (code != CLIENT_CLOSED) {
        TestClient.Closed closed = client.awaitClose();
        assertEquals(code, closed.code());
        String reason = step.path("close").path("reason").asText();
        assertTrue(closed.reason().startsWith(reason), closed.reason());
      }
      return;
    }
    JsonNode frame = step.path("frame");
    switch (frame.path("event").asText()) {
      case "connect.challenge" ->
          assertEquals("connect.challenge", client.next().path("event").asText());
      case "shutdown" -> {
        gateway.close();
        assertEquals(frame.path("payload"), client.event("shutdown").path("payload"));
      }
      case "" -> same(frame, client.response());
      default -> {
        // Events of other domains are not this bundle's.
      }
    }
  }

  private static void same(JsonNode recorded, JsonNode answer) {
    assertEquals(recorded.path("id"), answer.path("id"), answer.toString());
    assertEquals(recorded.path("ok"), answer.path("ok"), answer.toString());
    JsonNode error = recorded.path("error");
    assertEquals(error.path("code"), answer.path("error").path("code"), answer.toString());
    assertEquals(error.path("details"), answer.path("error").path("details"));
    String message = answer.path("error").path("message").asText();
    assertTrue(message.startsWith(error.path("message").asText()), message);
    JsonNode hello = recorded.path("payload");
    if (hello.path("type").asText().equals("hello-ok")) {
      assertEquals(hello.path("policy"), answer.path("payload").path("policy"));
      assertEquals(hello.path("auth"), answer.path("payload").path("auth"));
    }
    if (hello.isNull()) {
      assertTrue(answer.path("payload").isNull(), answer.toString());
    }
  }
}
