package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.RpcEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  @Test
  void clientsThatComeAndGoAreDescribedOnce() throws Exception {
    try (var gateway = new TestGateway()) {
      Connection came;
      try (var client = new TestClient(gateway.port())) {
        JsonNode hello =
            client
                .send(
                    TestClient.connect()
                        .replace(
                            "\"mode\"", "\"displayName\":\"Desk\",\"instanceId\":\"I-1\",\"mode\""))
                .response();
        came = gateway.audience.nextToCome();
        assertEquals(hello.at("/payload/server/connId").asText(), came.id());
        assertEquals("gateway-client", came.client().id());
        assertEquals(Optional.of("Desk"), came.client().displayName());
        assertEquals(Optional.of("I-1"), came.client().instanceId());
        assertEquals(Set.of("operator.admin", "operator.read"), came.principal().scopes());
        assertTrue(came.direct());
      }
      assertEquals(came, gateway.audience.nextToGo());
    }
  }

  @Test
  void whoIsRefusedWasNeverThere() throws Exception {
    try (var gateway = new TestGateway();
        var refused = new TestClient(gateway.port())) {
      refused.send(TestClient.connect("cli", "cli", "operator", "{\"token\":\"no\"}", ""));
      refused.awaitClose();
      try (var client = TestClient.connected(gateway.port())) {
        assertTrue(client.call("health").path("ok").asBoolean());
      }
      assertEquals("gateway-client", gateway.audience.nextToCome().client().id());
      assertEquals("gateway-client", gateway.audience.nextToGo().client().id());
    }
  }

  @Test
  void administratorsGetMoreOfAnEventThanOthers() throws Exception {
    try (var gateway = new TestGateway();
        var admin = TestClient.connected(gateway.port());
        var guest = new TestClient(gateway.port())) {
      String token = "{\"token\":\"" + TestGateway.TOKEN + "\"}";
      guest.send(TestClient.connect("cli", "cli", "operator", token, "")).response();
      var events = gateway.server().clients();
      events.publish(
          RpcEvent.toAll("health", TextNode.valueOf("little"), TextNode.valueOf("all"), false));

      JsonNode whole = admin.event("health");
      JsonNode part = guest.event("health");
      assertEquals("all", whole.path("payload").asText());
      assertEquals("little", part.path("payload").asText());
      assertEquals(whole.path("stateVersion"), part.path("stateVersion"));
      assertFalse(part.toString().contains("all"));
    }
  }
}
