package ai.openclaw.core.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.ClientMode;
import ai.openclaw.core.client.GatewayTarget;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway gave this device lets it in again, once, and nowhere else. */
class DeviceTokenTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String GIVEN = "given-to-this-device";

  private final List<JsonNode> shown = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path state;
  private final Path file;
  private volatile boolean invited = true;

  DeviceTokenTest(@TempDir Path state) {
    this.state = state;
    this.file = state.resolve("identity/device-auth.json");
  }

  @Test
  void tokenOfTheGreetingIsKeptForItsOwnerAlone() throws Exception {
    try (var gateway = new TestGateway(this::greets)) {
      call(gateway.url(), Optional.of("right"));
    }
    JsonNode kept = JSON.readTree(file.toFile());
    assertEquals(GIVEN, kept.at("/tokens/operator/token").asText());
    assertEquals("operator.read", kept.at("/tokens/operator/scopes/0").asText());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void tokensOfOtherRolesStayAsTheyWere() throws Exception {
    String id = new IdentityFile(state).load().id();
    Files.writeString(
        file,
        "{\"version\":1,\"deviceId\":\""
            + id
            + "\",\"tokens\":{\"node\":{\"token\":\"of-a-node\",\"role\":\"node\"}}}");
    try (var gateway = new TestGateway(this::greets)) {
      call(gateway.url(), Optional.of("right"));
    }
    JsonNode kept = JSON.readTree(file.toFile());
    assertEquals("of-a-node", kept.at("/tokens/node/token").asText());
    assertEquals(GIVEN, kept.at("/tokens/operator/token").asText());
  }

  @Test
  void wrongTokenIsFollowedByOneTryWithTheDevicesOwn() throws Exception {
    keep();
    try (var gateway = new TestGateway(this::refusesTheFirst)) {
      assertEquals("yes", call(gateway.url(), Optional.of("wrong")).path("well").asText());
    }
    assertEquals("wrong", shown.get(0).path("token").asText());
    assertEquals(GIVEN, shown.get(1).path("deviceToken").asText());
    assertFalse(shown.get(1).has("token"));
    assertEquals(2, shown.size());
  }

  @Test
  void secondRefusalIsTheLastAndTheFirstIsTold() throws Exception {
    keep();
    try (var gateway = new TestGateway(connection -> refuse(connection, "the second time too"))) {
      RemoteGatewayException refused =
          assertThrows(
              RemoteGatewayException.class, () -> call(gateway.url(), Optional.of("wrong")));
      assertEquals(Optional.of("AUTH_TOKEN_MISMATCH"), refused.reason());
    }
    assertEquals(2, shown.size());
  }

  @Test
  void gatewayThatDoesNotInviteItIsNotShownTheDevicesToken() throws Exception {
    keep();
    invited = false;
    try (var gateway = new TestGateway(this::refusesTheFirst)) {
      assertThrows(RemoteGatewayException.class, () -> call(gateway.url(), Optional.of("wrong")));
    }
    assertEquals(1, shown.size());
  }

  @Test
  void withoutASecretTheDevicesOwnTokenIsShownAtOnce() throws Exception {
    keep();
    try (var gateway = new TestGateway(this::greets)) {
      call(gateway.url(), Optional.empty());
    }
    assertEquals(GIVEN, shown.get(0).path("deviceToken").asText());
  }

  @Test
  void gatewayThatWasNamedWithItsTokenIsShownNothingElse() throws Exception {
    keep();
    try (var gateway = new TestGateway(this::refusesTheFirst)) {
      var only =
          target(gateway.url(), Optional.empty()).showing(Optional.of("wrong"), Optional.empty());
      assertThrows(RemoteGatewayException.class, () -> call(only));
    }
    assertEquals(1, shown.size());
  }

  @Test
  void fileThatIsNotReadableCountsAsNone() throws Exception {
    new IdentityFile(state).load();
    Files.writeString(file, "{broken");
    try (var gateway = new TestGateway(this::greets)) {
      assertEquals("yes", call(gateway.url(), Optional.of("right")).path("well").asText());
    }
    assertEquals(GIVEN, JSON.readTree(file.toFile()).at("/tokens/operator/token").asText());
  }

  @Test
  void tokenOfAnotherDeviceIsNotShown() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "{\"deviceId\":\"somebody\",\"tokens\":{\"operator\":{\"token\":\"theirs\"}}}");
    try (var gateway = new TestGateway(this::greets)) {
      call(gateway.url(), Optional.empty());
    }
    assertTrue(shown.get(0).isMissingNode(), shown.toString());
  }

  @Test
  void gatewayElsewhereWithoutAPinIsNotTrusted() throws Exception {
    assertFalse(target("wss://gateway.example", Optional.empty()).trusted());
    assertTrue(target("wss://gateway.example", Optional.empty()).pinned("ab".repeat(32)).trusted());
    assertTrue(target("ws://127.0.0.1:1", Optional.empty()).trusted());
    assertFalse(target("ws://10.0.0.1:1", Optional.empty()).pinned("ab".repeat(32)).trusted());
  }

  private void keep() throws IOException {
    DeviceIdentity device = new IdentityFile(state).load();
    new DeviceTokenFile(state)
        .keep(device, JSON.createObjectNode().put("deviceToken", GIVEN).put("role", "operator"));
  }

  private void challenge(TestGateway.Connection connection) throws IOException {
    connection.send(
        "{\"type\":\"event\",\"event\":\"connect.challenge\",\"payload\":{\"nonce\":\"n\",\"ts\":1}}");
    shown.add(connection.read().path("params").path("auth"));
  }

  private void greets(TestGateway.Connection connection) throws IOException {
    challenge(connection);
    connection.send(
        "{\"type\":\"res\",\"id\":\"connect\",\"ok\":true,\"payload\":{\"auth\":{\"role\":\"operator\","
            + "\"scopes\":[\"operator.read\"],\"deviceToken\":\""
            + GIVEN
            + "\",\"issuedAtMs\":1}}}");
    connection.read();
    connection.send(
        "{\"type\":\"res\",\"id\":\"call-1\",\"ok\":true,\"payload\":{\"well\":\"yes\"}}");
  }

  private void refusesTheFirst(TestGateway.Connection connection) throws IOException {
    if (shown.isEmpty()) {
      refuse(connection, "mismatch");
    } else {
      greets(connection);
    }
  }

  private void refuse(TestGateway.Connection connection, String message) throws IOException {
    challenge(connection);
    connection.send(
        "{\"type\":\"res\",\"id\":\"connect\",\"ok\":false,\"error\":{\"code\":\"INVALID_REQUEST\","
            + "\"message\":\""
            + message
            + "\",\"details\":{\"code\":\"AUTH_TOKEN_MISMATCH\",\"canRetryWithDeviceToken\":"
            + invited
            + "}}}");
  }

  private JsonNode call(String url, Optional<String> token)
      throws RemoteGatewayException, InterruptedException {
    return call(target(url, token));
  }

  private JsonNode call(GatewayTarget target) throws RemoteGatewayException, InterruptedException {
    var dialer =
        new Dialer(known -> http, new IdentityFile(state), new DeviceTokenFile(state), "1.0.0");
    return new WebSocketGateway(
            target, ClientMode.CLI, MethodScopes::of, dialer, state.resolve("openclaw.json"))
        .call("health", MissingNode.getInstance());
  }

  private static GatewayTarget target(String url, Optional<String> token) {
    return new GatewayTarget(URI.create(url), "test", token, Optional.empty(), LONG);
  }
}
