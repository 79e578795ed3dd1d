package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class GatewayServerTest {
  @Test
  void firstFrameIsAChallengeAndConnectIsWelcomed() throws Exception {
    try (var gateway = new TestGateway();
        var client = new TestClient(gateway.port())) {
      JsonNode challenge = client.next();
      assertEquals("connect.challenge", challenge.path("event").asText());
      assertEquals(36, challenge.path("payload").path("nonce").asText().length());
      assertTrue(challenge.path("payload").path("ts").isIntegralNumber());
      assertFalse(challenge.has("seq"));

      JsonNode hello = client.send(TestClient.connect()).next();
      assertTrue(hello.path("ok").asBoolean(), hello.toString());
      JsonNode payload = hello.path("payload");
      assertEquals("hello-ok", payload.path("type").asText());
      assertEquals(26_214_400, payload.path("policy").path("maxPayload").asInt());
      assertEquals("/state/openclaw.json", payload.path("snapshot").path("configPath").asText());
      assertEquals("health", payload.path("features").path("methods").get(1).asText());
      assertTrue(client.call("health").path("payload").path("ok").asBoolean());
    }
  }

  @Test
  void takenPortIsAnErrorThatCanBeTriedAgain() throws Exception {
    try (var first = new TestGateway()) {
      IOException taken =
          assertThrows(
              IOException.class,
              () -> new TestGateway(Limits.STANDARD, first.port(), TestGateway.TOKEN).close());
      assertInstanceOf(BindException.class, taken.getCause());
    }
  }

  @RepeatedTest(20)
  void clientThatIsJustWelcomedHearsOfTheShutdown() throws Exception {
    try (var gateway = new TestGateway();
        var client = TestClient.connected(gateway.port())) {
      gateway.stop(TestClient.PATIENCE);
      assertEquals(1, client.event("shutdown").path("seq").asInt());
      assertEquals(new TestClient.Closed(1012, "service restart"), client.awaitClose());
    }
  }

  @Test
  void stoppedGatewayIsGoneAndItsPortFree() throws Exception {
    var gateway = new TestGateway();
    int port = gateway.port();
    TestClient.connected(port).vanish();
    gateway.stop(TestClient.PATIENCE);
    try (var next = new TestGateway(Limits.STANDARD, port, TestGateway.TOKEN);
        var client = TestClient.connected(next.port())) {
      assertTrue(client.call("health").path("ok").asBoolean());
    }
  }

  @Test
  void proxyInFrontTakesTheScopesOfACallerWithoutADevice() throws Exception {
    try (var gateway = new TestGateway();
        var client = new TestClient(gateway.port(), "/", "X-Forwarded-For", "10.0.0.1")) {
      JsonNode hello = client.send(TestClient.connect()).response();
      assertEquals(0, hello.path("payload").path("auth").path("scopes").size());
      assertFalse(hello.path("payload").path("snapshot").has("configPath"));
    }
  }

  @Test
  void reasonsOfARefusalAreCutToWhatACloseFrameTakes() throws Exception {
    try (var gateway = new TestGateway();
        var client = new TestClient(gateway.port())) {
      JsonNode refused =
          client
              .send("{\"type\":\"req\",\"id\":\"1\",\"method\":\"connect\",\"params\":{}}")
              .response();
      String message = refused.path("error").path("message").asText();
      for (String name : List.of("minProtocol", "maxProtocol", "client")) {
        assertTrue(message.contains("must have required property '" + name + "'"), message);
      }
      TestClient.Closed closed = client.awaitClose();
      assertEquals(1008, closed.code());
      assertTrue(closed.reason().length() <= 120 && message.startsWith(closed.reason()));
    }
  }

  @Test
  void protocolRangeHasToContainThree() throws Exception {
    try (var gateway = new TestGateway();
        var old = new TestClient(gateway.port());
        var wide = new TestClient(gateway.port())) {
      String range = TestClient.connect().replace("\"maxProtocol\":3", "\"maxProtocol\":9");
      assertTrue(wide.send(range).response().path("ok").asBoolean());
      String two = TestClient.connect().replace("Protocol\":3", "Protocol\":2");
      JsonNode error = old.send(two).response().path("error");
      assertEquals(3, error.path("details").path("expectedProtocol").asInt());
      assertEquals(new TestClient.Closed(1002, "protocol mismatch"), old.awaitClose());
    }
  }
}
