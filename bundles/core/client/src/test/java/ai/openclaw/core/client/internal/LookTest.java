package ai.openclaw.core.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.client.Sighting;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path state;

  LookTest(@TempDir Path state) {
    this.state = state;
  }

  @Test
  void asksSeveralMethodsOverOneConnectionAndMakesNoIdentity() throws Exception {
    try (var gateway =
        new TestGateway(
            TestGateway.greeting(
                connection -> {
                  for (int i = 0; i < 2; i++) {
                    JsonNode request = connection.read();
                    String id = request.path("id").asText();
                    connection.send(
                        request.path("method").asText().equals("status")
                            ? "{\"type\":\"res\",\"id\":\""
                                + id
                                + "\",\"ok\":false,\"error\":{\"code\":\"INVALID_REQUEST\","
                                + "\"message\":\"missing scope: operator.read\"}}"
                            : "{\"type\":\"res\",\"id\":\"" + id + "\",\"ok\":true,\"payload\":7}");
                  }
                }))) {
      Sighting seen = look(gateway.url(), List.of("health", "status"));

      assertTrue(seen.connected());
      assertEquals("{health=7}", seen.answers().toString());
      assertEquals(Set.of("status"), seen.refusals().keySet());
      JsonNode connect = gateway.connect().join().path("params");
      assertEquals("probe", connect.path("client").path("mode").asText());
      assertEquals("[\"operator.read\"]", connect.path("scopes").toString());
      assertFalse(connect.has("device"));
    }
    assertFalse(Files.exists(state.resolve("identity")));
  }

  @Test
  void refusalComesWithTheCloseThatFollowsItAndWithoutTheToken() throws Exception {
    try (var gateway =
        new TestGateway(
            connection -> {
              connection.send(
                  "{\"type\":\"event\",\"event\":\"connect.challenge\",\"payload\":{\"nonce\":\"n\"}}");
              connection.read();
              connection.send(
                  "{\"type\":\"res\",\"id\":\"connect\",\"ok\":false,\"error\":{\"code\":"
                      + "\"NOT_PAIRED\",\"message\":\"not so, sekret\",\"details\":{\"code\":"
                      + "\"PAIRING_REQUIRED\",\"requestId\":\"q-1\"}}}");
              connection.sendClose(1008, "not so, sekret");
            })) {
      Sighting seen = look(gateway.url(), List.of("health"));

      assertFalse(seen.connected());
      assertEquals("NOT_PAIRED", seen.failure().orElseThrow().code());
      assertEquals(Optional.of("PAIRING_REQUIRED"), seen.failure().orElseThrow().reason());
      assertEquals(
          "not so, [redacted] (requestId: q-1)", seen.failure().orElseThrow().getMessage());
      // The close may come later than the look lasts; what came is whole and safe.
      seen.close()
          .ifPresent(
              close -> {
                assertEquals(1008, close.code());
                assertEquals("not so, [redacted]", close.reason());
              });
    }
  }

  @Test
  void nobodyThereIsAnAnswerToo() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Sighting seen = look("ws://127.0.0.1:" + port, List.of("health"));
    assertFalse(seen.connected());
    assertEquals(
        "gateway closed (1006): it cannot be reached", seen.failure().orElseThrow().getMessage());
    assertEquals(1006, seen.close().orElseThrow().code());
  }

  @Test
  void somethingElseThatAnswersIsNoGateway() throws Exception {
    try (var server = new ServerSocket(0)) {
      Thread web =
          new Thread(
              () -> {
                try (var socket = server.accept()) {
                  var unused = socket.getInputStream().read();
                  socket
                      .getOutputStream()
                      .write(
                          "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                              .getBytes(StandardCharsets.US_ASCII));
                  socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  return;
                }
              });
      web.setDaemon(true);
      web.start();
      Sighting seen = look("ws://127.0.0.1:" + server.getLocalPort(), List.of());
      assertEquals(
          "gateway closed (1006): what answers there is no gateway",
          seen.failure().orElseThrow().getMessage());
    }
  }

  private Sighting look(String url, List<String> methods) throws InterruptedException {
    var dialer =
        new Dialer(target -> http, new IdentityFile(state), new DeviceTokenFile(state), "1.0.0");
    var target =
        new GatewayTarget(
            URI.create(url),
            "test",
            Optional.of("sekret"),
            Optional.empty(),
            Duration.ofSeconds(30));
    return Look.at(target, methods, dialer);
  }
}
