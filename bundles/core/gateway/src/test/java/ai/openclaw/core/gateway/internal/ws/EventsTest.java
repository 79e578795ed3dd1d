package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.RpcEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final Limits FAST =
      new Limits(
          Duration.ofSeconds(5),
          65_536,
          1 << 20,
          300_000,
          Duration.ofMillis(50),
          32,
          Duration.ofMillis(300));

  @Test
  void ticksComeWithARisingSequence() throws Exception {
    try (var gateway = new TestGateway(FAST);
        var client = TestClient.connected(gateway.port())) {
      for (int seq = 1; seq <= 3; seq++) {
        JsonNode tick = client.event("tick");
        assertEquals(seq, tick.path("seq").asInt());
        assertTrue(tick.path("payload").path("ts").isIntegralNumber());
      }
    }
  }

  @Test
  void healthCarriesTheStateVersionAndScopesAreObeyed() throws Exception {
    try (var gateway = new TestGateway();
        var admin = TestClient.connected(gateway.port());
        var guest = new TestClient(gateway.port())) {
      String token = "{\"token\":\"" + TestGateway.TOKEN + "\"}";
      guest.send(TestClient.connect("cli", "cli", "operator", token, "")).response();
      var events = gateway.server().clients();
      events.publish(
          RpcEvent.toScope("cron", TextNode.valueOf("for readers"), "operator.read", false));
      events.publish(RpcEvent.toAll("health", TextNode.valueOf("for all"), false));

      assertEquals(1, admin.event("cron").path("seq").asInt());
      assertEquals(2, admin.event("health").path("seq").asInt());
      JsonNode health = guest.next();
      assertEquals("health", health.path("event").asText());
      assertEquals(1, health.path("seq").asInt());
      assertEquals(1, health.path("stateVersion").path("health").asInt());
    }
  }

  @Test
  void eventForChosenConnectionsHasNoSequence() throws Exception {
    try (var gateway = new TestGateway();
        var client = new TestClient(gateway.port());
        var other = TestClient.connected(gateway.port())) {
      String id =
          client
              .send(TestClient.connect())
              .response()
              .path("payload")
              .path("server")
              .path("connId")
              .asText();
      var events = gateway.server().clients();
      events.publish(
          new RpcEvent("mine", TextNode.valueOf("x"), Optional.empty(), false, Set.of(id)));
      events.publish(RpcEvent.toAll("all", TextNode.valueOf("y"), false));
      assertFalse(client.event("mine").has("seq"));
      assertEquals(1, client.event("all").path("seq").asInt());
      assertEquals("all", other.event("all").path("event").asText());
    }
  }

  @Test
  void slowClientMissesWhatMayBeDroppedAndIsClosedForTheRest() throws Exception {
    var patient =
        new Limits(
            FAST.handshake(),
            65_536,
            1 << 20,
            300_000,
            Duration.ofMinutes(5),
            32,
            FAST.closeGrace());
    try (var gateway = new TestGateway(patient);
        var slow = new RawSocket(gateway.port()).connected()) {
      var events = gateway.server().clients();
      var payload = TextNode.valueOf("x".repeat(100_000));
      for (int i = 0; i < 200; i++) {
        events.publish(RpcEvent.toAll("presence", payload, true));
      }
      assertEquals(1, events.count());
      int received = 0;
      long last = 0;
      boolean gap = false;
      events.publish(RpcEvent.toAll("end", TextNode.valueOf("e"), true));
      while (!gap && received < 200) {
        JsonNode frame = TestClient.JSON.readTree(slow.receive().text());
        gap = frame.path("seq").asLong() != last + 1;
        last = frame.path("seq").asLong();
        received++;
        if (received > 5) {
          events.publish(RpcEvent.toAll("end", TextNode.valueOf("e"), true));
        }
      }
      assertTrue(gap, "no event was dropped");
      for (int i = 0; i < 200; i++) {
        events.publish(RpcEvent.toAll("chat", payload, false));
      }
      awaitCount(gateway, 0);
    }
  }

  private static void awaitCount(TestGateway gateway, int count) {
    long deadline = System.nanoTime() + TestClient.PATIENCE.toNanos();
    while (gateway.server().clients().count() != count) {
      assertTrue(System.nanoTime() < deadline, "still connected");
      Thread.onSpinWait();
    }
  }

  @Test
  void changedSecretClosesThoseWhoUsedTheOldOne() throws Exception {
    try (var gateway = new TestGateway();
        var client = TestClient.connected(gateway.port())) {
      gateway.server().clients().rules(TestGateway.rules(TestGateway.TOKEN));
      assertTrue(client.call("health").path("ok").asBoolean());
      gateway.server().clients().rules(TestGateway.rules("another-token"));
      assertEquals(new TestClient.Closed(4001, "gateway auth changed"), client.awaitClose());
      try (var again = new TestClient(gateway.port())) {
        JsonNode refused = again.send(TestClient.connect()).response();
        assertEquals(
            "AUTH_TOKEN_MISMATCH", refused.path("error").path("details").path("code").asText());
      }
    }
  }
}
