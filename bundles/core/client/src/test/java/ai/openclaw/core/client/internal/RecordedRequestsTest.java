package ai.openclaw.core.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.ClientMode;
import ai.openclaw.core.client.GatewayTarget;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent is what was recorded of the reference's command line, but for what is random. */
class RecordedRequestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CompletableFuture<List<JsonNode>> heard = new CompletableFuture<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path state;
  private final JsonNode recorded;

  RecordedRequestsTest(@TempDir Path state) throws IOException {
    this.state = state;
    try (var in = RecordedRequestsTest.class.getResourceAsStream("/cli/requests.json")) {
      recorded = JSON.readTree(Objects.requireNonNull(in));
    }
  }

  @Test
  void callOfTheCommandLine() throws Exception {
    call(ClientMode.CLI);
  }

  @Test
  void callOfAProgramOfThisMachine() throws Exception {
    call(ClientMode.BACKEND);
  }

  @Test
  void lookOfAMachineThatHasAnIdentity() throws Exception {
    new IdentityFile(state).load();
    try (var gateway = new TestGateway(TestGateway.greeting(answering(4)))) {
      Look.at(
          target(gateway), List.of("health", "status", "system-presence", "config.get"), dialer());
      compare("PROBE", gateway);
    }
  }

  private void call(ClientMode mode) throws Exception {
    try (var gateway = new TestGateway(TestGateway.greeting(answering(1)))) {
      JsonNode params =
          mode == ClientMode.CLI ? JSON.createObjectNode() : MissingNode.getInstance();
      new WebSocketGateway(
              target(gateway), mode, MethodScopes::of, dialer(), state.resolve("openclaw.json"))
          .call("health", params);
      compare(mode.name(), gateway);
    }
  }

  private TestGateway.Script answering(int requests) {
    return connection -> {
      List<JsonNode> all = new ArrayList<>();
      for (int i = 0; i < requests; i++) {
        JsonNode request = connection.read();
        all.add(request);
        connection.send(
            "{\"type\":\"res\",\"id\":\""
                + request.path("id").asText()
                + "\",\"ok\":true,\"payload\":{}}");
      }
      heard.complete(all);
    };
  }

  private void compare(String name, TestGateway gateway) throws Exception {
    List<JsonNode> sent = new ArrayList<>();
    sent.add(gateway.connect().get(60, TimeUnit.SECONDS));
    sent.addAll(heard.get(60, TimeUnit.SECONDS));
    JsonNode expected = recorded.path(name);
    assertEquals(expected.size(), sent.size());
    for (int i = 0; i < sent.size(); i++) {
      assertEquals(settled(expected.get(i)), settled(sent.get(i)));
    }
  }

  /** Without what differs from run to run. */
  private static JsonNode settled(JsonNode request) {
    ObjectNode copy = request.deepCopy();
    copy.put("id", "");
    if (copy.path("params").path("client") instanceof ObjectNode client) {
      client.put("instanceId", "").put("version", "").put("platform", "");
    }
    if (copy.path("params").path("device") instanceof ObjectNode device) {
      device.put("id", "").put("publicKey", "").put("signature", "");
      device.put("signedAt", "").put("nonce", "");
    }
    if (copy.path("params").path("auth") instanceof ObjectNode auth) {
      auth.put("token", "");
    }
    return copy;
  }

  private Dialer dialer() {
    return new Dialer(known -> http, new IdentityFile(state), new DeviceTokenFile(state), "1.0.0");
  }

  private static GatewayTarget target(TestGateway gateway) throws RemoteGatewayException {
    return new GatewayTarget(
        URI.create(gateway.url()),
        "test",
        Optional.of("token"),
        Optional.empty(),
        Duration.ofSeconds(30));
  }
}
