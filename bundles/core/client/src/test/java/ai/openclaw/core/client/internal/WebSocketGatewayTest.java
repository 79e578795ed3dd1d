package ai.openclaw.core.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.ClientMode;
import ai.openclaw.core.client.GatewayTarget;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebSocketGatewayTest {
  private static final String TOKEN = "token-of-the-gateway";
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Path state;

  WebSocketGatewayTest(@TempDir Path state) {
    this.state = state;
  }

  @Test
  void signsTheChallengeAndReturnsTheFinalAnswer() throws Exception {
    TestGateway.Script script =
        TestGateway.greeting(
            connection -> {
              JsonNode request = connection.read();
              assertEquals("agent", request.path("method").asText());
              connection.send("{\"type\":\"event\",\"event\":\"tick\",\"payload\":{\"ts\":1}}");
              connection.send(answer("{\"status\":\"accepted\",\"runId\":\"r\"}"));
              connection.sendInTwoParts(answer("{\"status\":\"ok\",\"text\":\"grüß\"}"));
            });
    try (TestGateway gateway = new TestGateway(script)) {
      ObjectNode params = JsonNodeFactory.instance.objectNode().put("message", "hi");

      JsonNode payload = client(gateway.url(), LONG).call("agent", params);

      assertEquals("grüß", payload.path("text").asText());
      JsonNode connect = gateway.connect().get(60, TimeUnit.SECONDS).path("params");
      assertEquals(TOKEN, connect.path("auth").path("token").asText());
      assertEquals("[\"operator.write\"]", connect.path("scopes").toString());
      assertTrue(signed(connect));
      assertTrue(gateway.gone().await(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void absentParametersAreNotSent() throws Exception {
    TestGateway.Script script =
        TestGateway.greeting(
            connection -> {
              boolean present = connection.read().has("params");
              connection.send(answer("{\"present\":" + present + "}"));
            });
    try (TestGateway gateway = new TestGateway(script)) {
      JsonNode payload =
          client(gateway.url(), LONG).call("secrets.reload", MissingNode.getInstance());
      assertFalse(payload.path("present").asBoolean(true));
    }
  }

  @Test
  void errorOfTheGatewayKeepsItsCodeAndLosesTheToken() throws Exception {
    TestGateway.Script script =
        TestGateway.greeting(
            connection -> {
              connection.read();
              connection.send(
                  "{\"type\":\"res\",\"id\":\"call-1\",\"ok\":false,\"error\":{\"code\":\"NOT_PAIRED\","
                      + "\"message\":\"no "
                      + TOKEN
                      + "\",\"details\":{\"requestId\":\"q-1\"}}}");
            });
    try (TestGateway gateway = new TestGateway(script)) {
      RemoteGatewayException refused = failure(gateway.url(), LONG);
      assertEquals("NOT_PAIRED", refused.code());
      assertEquals("no [redacted] (requestId: q-1)", refused.getMessage());
    }
  }

  @Test
  void closedConnectionNamesTargetSourceAndConfig() throws Exception {
    try (TestGateway gateway =
        new TestGateway(connection -> connection.sendClose(1013, "gateway starting"))) {
      RemoteGatewayException closed = failure(gateway.url(), LONG);
      assertEquals("TRANSPORT", closed.code());
      assertEquals(
          "gateway closed (1013): gateway starting (target "
              + gateway.url()
              + ", source test, config "
              + state.resolve("openclaw.json")
              + ")",
          closed.getMessage());
    }
  }

  @Test
  void portWithoutAListenerIsATransportError() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    RemoteGatewayException down = failure("ws://127.0.0.1:" + port, LONG);
    assertEquals("TRANSPORT", down.code());
    assertTrue(message(down).startsWith("gateway closed (1006): it cannot be reached (target "));
  }

  @Test
  void silentGatewayIsLeftWhenTheTimeIsUp() throws Exception {
    try (TestGateway gateway = new TestGateway(TestGateway.greeting(connection -> {}))) {
      RemoteGatewayException late = failure(gateway.url(), Duration.ofMillis(300));
      assertEquals("TRANSPORT", late.code());
      assertTrue(message(late).startsWith("no answer within 300 ms"));
      assertTrue(gateway.gone().await(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void connectionThatIsMadeTooLateIsClosedToo() throws Exception {
    try (TestGateway gateway = new TestGateway(TestGateway.greeting(connection -> {}))) {
      RemoteGatewayException late = failure(gateway.url(), Duration.ofMillis(1));
      assertEquals("TRANSPORT", late.code());
      // Whether the server saw the connection or not, it is free for the next one.
      assertTrue(message(failure(gateway.url(), Duration.ofSeconds(2))).startsWith("no answer"));
      assertTrue(gateway.gone().await(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void interruptEndsTheCallAndTheConnection() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    TestGateway.Script script =
        TestGateway.greeting(
            connection -> {
              connection.read();
              waiting.countDown();
            });
    try (TestGateway gateway = new TestGateway(script)) {
      CompletableFuture<Throwable> outcome = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () ->
                  outcome.complete(
                      assertThrows(
                          Throwable.class,
                          () ->
                              client(gateway.url(), LONG)
                                  .call("health", MissingNode.getInstance()))));
      caller.start();
      assertTrue(waiting.await(60, TimeUnit.SECONDS));

      caller.interrupt();

      assertInstanceOf(InterruptedException.class, outcome.get(60, TimeUnit.SECONDS));
      assertTrue(gateway.gone().await(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void somethingThatIsNotJsonEndsTheCall() throws Exception {
    try (TestGateway gateway = new TestGateway(connection -> connection.send("hello"))) {
      assertTrue(message(failure(gateway.url(), LONG)).contains("not JSON"));
    }
  }

  private RemoteGatewayException failure(String url, Duration timeout) {
    return assertThrows(
        RemoteGatewayException.class,
        () -> client(url, timeout).call("health", MissingNode.getInstance()));
  }

  private WebSocketGateway client(String url, Duration timeout) {
    HttpClient http = HttpClient.newHttpClient();
    Dialer dialer =
        new Dialer(target -> http, new IdentityFile(state), new DeviceTokenFile(state), "1.0.0");
    return new WebSocketGateway(
        new GatewayTarget(URI.create(url), "test", Optional.of(TOKEN), Optional.empty(), timeout),
        ClientMode.CLI,
        MethodScopes::of,
        dialer,
        state.resolve("openclaw.json"));
  }

  private static String answer(String payload) {
    return "{\"type\":\"res\",\"id\":\"call-1\",\"ok\":true,\"payload\":" + payload + "}";
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private static boolean signed(JsonNode connect) throws Exception {
    JsonNode device = connect.path("device");
    byte[] raw = Base64.getUrlDecoder().decode(device.path("publicKey").asText());
    byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] encoded = new byte[prefix.length + raw.length];
    System.arraycopy(prefix, 0, encoded, 0, prefix.length);
    System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    String payload =
        String.join(
            "|",
            "v3",
            device.path("id").asText(),
            "cli",
            "cli",
            "operator",
            "operator.write",
            device.path("signedAt").asText(),
            TOKEN,
            "n-1",
            connect.path("client").path("platform").asText(),
            "");
    check.update(payload.getBytes(StandardCharsets.UTF_8));
    return check.verify(Base64.getUrlDecoder().decode(device.path("signature").asText()));
  }
}
