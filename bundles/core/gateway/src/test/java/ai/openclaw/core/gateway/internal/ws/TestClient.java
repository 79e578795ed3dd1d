package ai.openclaw.core.gateway.internal.ws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client on the JDK's WebSocket. */
final class TestClient implements WebSocket.Listener, AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * How a connection was closed.
   *
   * @param code the close code
   * @param reason the reason
   */
  record Closed(int code, String reason) {}

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Closed> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  TestClient(int port) {
    this(port, "/");
  }

  TestClient(int port, String path, String... headers) {
    this(HttpClient.newHttpClient(), "ws://127.0.0.1:" + port + path, headers);
  }

  TestClient(HttpClient client, String url, String... headers) {
    var builder = client.newWebSocketBuilder();
    for (int i = 0; i + 1 < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    socket = builder.buildAsync(URI.create(url), this).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      try {
        frames.add(JSON.readTree(text.toString()));
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + text, e);
      }
      text.setLength(0);
    }
    webSocket.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    closed.complete(new Closed(code, reason));
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }

  TestClient send(String frame) {
    socket.sendText(frame, true).join();
    return this;
  }

  WebSocket socket() {
    return socket;
  }

  JsonNode next() throws InterruptedException {
    JsonNode frame = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (frame == null) {
      throw new AssertionError("no frame in time; closed: " + closed);
    }
    return frame;
  }

  JsonNode response() throws InterruptedException {
    JsonNode frame = next();
    while (!frame.path("type").asText().equals("res")) {
      frame = next();
    }
    return frame;
  }

  JsonNode event(String name) throws InterruptedException {
    JsonNode frame = next();
    while (!frame.path("event").asText().equals(name)) {
      frame = next();
    }
    return frame;
  }

  JsonNode call(String method) throws InterruptedException {
    return send("{\"type\":\"req\",\"id\":\"c\",\"method\":\"" + method + "\"}").response();
  }

  static String connect(String id, String mode, String role, String auth, String scopes) {
    return "{\"type\":\"req\",\"id\":\"1\",\"method\":\"connect\",\"params\":{\"minProtocol\":3,"
        + "\"maxProtocol\":3,\"client\":{\"id\":\""
        + id
        + "\",\"version\":\"1\",\"platform\":\"linux\",\"mode\":\""
        + mode
        + "\"},\"caps\":[],\"auth\":"
        + auth
        + ",\"role\":\""
        + role
        + "\",\"scopes\":["
        + scopes
        + "]}}";
  }

  static String connect() {
    return connect(
        "gateway-client",
        "backend",
        "operator",
        "{\"token\":\"" + TestGateway.TOKEN + "\"}",
        "\"operator.admin\",\"operator.read\"");
  }

  static TestClient connected(int port) throws InterruptedException {
    var client = new TestClient(port);
    JsonNode hello = client.send(connect()).response();
    if (!hello.path("ok").asBoolean()) {
      throw new AssertionError("refused: " + hello);
    }
    return client;
  }

  Closed awaitClose() {
    return closed.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  int waitingFrames() {
    return frames.size();
  }

  /** Goes without a word. */
  void vanish() {
    socket.abort();
  }

  @Override
  public void close() {
    vanish();
  }
}
