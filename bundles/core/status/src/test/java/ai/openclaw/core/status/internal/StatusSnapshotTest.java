package ai.openclaw.core.status.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.Principal;
import ai.openclaw.core.status.internal.presence.Presence;
import ai.openclaw.core.status.internal.presence.SelfPresence;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusSnapshotTest {
  private static final String CONFIG =
      "{\"gateway\":{\"auth\":{\"password\":\"p\"}},\"session\":{\"mainKey\":\"home\"}}";

  private final Path state;

  StatusSnapshotTest(@TempDir Path state) {
    this.state = state;
  }

  @Test
  void gatewayComesFirstAmongThoseWhoArePresentAndTheWelcomedClientIsOneOfThem()
      throws IOException {
    JsonNode snapshot = contributed(Calls.READER);

    JsonNode self = snapshot.path("presence").path(0);
    assertEquals(2, snapshot.path("presence").size());
    assertEquals("Desk", snapshot.at("/presence/1/host").asText());
    assertEquals("self", self.path("reason").asText());
    assertEquals(
        "Gateway: box (10.0.0.7) · app 1.2.3 · mode gateway · reason self",
        self.path("text").asText());
  }

  @Test
  void sessionDefaultsFollowTheConfiguration() throws IOException {
    assertEquals(
        "{\"defaultAgentId\":\"main\",\"mainKey\":\"home\",\"mainSessionKey\":\"agent:main:home\","
            + "\"scope\":\"per-sender\"}",
        contributed(Calls.READER).path("sessionDefaults").toString());
  }

  @Test
  void placesAreForAdministratorsOnly() throws IOException {
    JsonNode admin = contributed(Calls.ADMIN);
    assertEquals(state.toString(), admin.path("stateDir").asText());
    assertEquals(state.resolve("openclaw.json").toString(), admin.path("configPath").asText());
    assertEquals("password", admin.path("authMode").asText());

    JsonNode reader = contributed(Calls.READER);
    assertFalse(reader.has("authMode"));
    assertFalse(reader.toString().contains(state.toString()));
  }

  private JsonNode contributed(Principal principal) throws IOException {
    var runtime = new TestRuntime(state, CONFIG);
    var health = new HealthCache(runtime, runtime);
    var presence =
        new Presence(
            new SelfPresence("box", Optional.of("10.0.0.7"), "1.2.3"), InstantSource.system());
    try {
      ObjectNode snapshot = JsonNodeFactory.instance.objectNode();
      snapshot.putArray("presence");
      var connection =
          new Connection(
              "c-1",
              new Connection.Client(
                  "test",
                  "ui",
                  "1",
                  "linux",
                  Optional.of("Desk"),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()),
              principal,
              "127.0.0.1",
              true,
              Instant.EPOCH);
      new StatusSnapshot(runtime, health, runtime, presence).contribute(snapshot, connection);
      return Calls.wire(snapshot);
    } finally {
      presence.deactivate();
      health.deactivate();
    }
  }
}
