package ai.openclaw.core.client.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.Sighting.Close;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.WebSocket;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One connection: challenge, connect, then requests and their final answers. The socket calls it
 * from one thread at a time; requests are made from any.
 */
final class Wire implements WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_FRAME_CHARS = 26_214_400;
  private static final String CONNECT_ID = "connect";
  private static final int ABNORMAL = 1006;

  private final ConnectRequest connect;
  private final CompletableFuture<JsonNode> hello = new CompletableFuture<>();
  private final CompletableFuture<Close> closed = new CompletableFuture<>();
  private final CompletableFuture<RemoteGatewayException> broken = new CompletableFuture<>();
  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final StringBuilder frame = new StringBuilder();
  private volatile boolean deviceTokenWelcome;
  private CompletableFuture<WebSocket> sending = new CompletableFuture<>();

  Wire(ConnectRequest connect) {
    this.connect = connect;
  }

  /** Completes with the greeting, or with a {@link RemoteGatewayException}. */
  CompletableFuture<JsonNode> hello() {
    return hello;
  }

  /** Whether the refusal said that the token of this device may be tried. */
  boolean deviceTokenWelcome() {
    return deviceTokenWelcome;
  }

  /** Completes when the gateway has closed the connection, or it broke. */
  CompletableFuture<Close> closed() {
    return closed;
  }

  /** Sends a request once the greeting is there; the payload, or a failure. */
  CompletableFuture<JsonNode> request(String method, Optional<JsonNode> params) {
    return hello.thenCompose(
        greeting -> {
          var answer = new CompletableFuture<JsonNode>();
          String id = "call-" + requests.incrementAndGet();
          waiting.put(id, answer);
          breakIfBroken(answer);
          send(id, method, params);
          return answer;
        });
  }

  /** Ends everything that waits: the connection could not be made. */
  void unreachable(String why) {
    closed.complete(new Close(ABNORMAL, ""));
    fail(transport("gateway closed (1006): " + why));
  }

  @Override
  public void onOpen(WebSocket socket) {
    sending.complete(socket);
    socket.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    frame.append(data);
    if (frame.length() > MAX_FRAME_CHARS) {
      fail(transport("the gateway sent a frame of more than 25 MiB"));
      socket.abort();
      return null;
    }
    if (last) {
      String text = frame.toString();
      frame.setLength(0);
      try {
        received(JSON.readTree(text));
      } catch (JsonProcessingException e) {
        fail(transport("the gateway sent something that is not JSON"));
      }
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed.complete(new Close(code, reason));
    String why = reason.isBlank() ? "no close reason" : reason;
    fail(transport("gateway closed (" + code + "): " + why));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    interrupted();
  }

  private void received(JsonNode message) {
    String id = message.path("id").asText();
    if (message.path("event").asText().equals("connect.challenge")) {
      String nonce = message.path("payload").path("nonce").asText();
      send(
          CONNECT_ID,
          "connect",
          Optional.of(connect.params(nonce, InstantSource.system().millis())));
    } else if (message.path("type").asText().equals("res")) {
      CompletableFuture<JsonNode> answer = id.equals(CONNECT_ID) ? hello : waiting.get(id);
      if (answer == null) {
        return;
      }
      if (!message.path("ok").asBoolean()) {
        deviceTokenWelcome =
            message.path("error").path("details").path("canRetryWithDeviceToken").asBoolean();
        answer.completeExceptionally(refusal(message.path("error")));
      } else if (!accepted(message)) {
        answer.complete(message.path("payload"));
      }
    }
  }

  private static boolean accepted(JsonNode message) {
    return message.path("payload").path("status").asText().equals("accepted");
  }

  private static RemoteGatewayException refusal(JsonNode error) {
    String text = error.path("message").asText("the gateway gave no reason");
    String request = error.path("details").path("requestId").asText();
    boolean named = request.isEmpty() || text.contains(request);
    return new RemoteGatewayException(
        error.path("code").asText("UNAVAILABLE"),
        named ? text : text + " (requestId: " + request + ")",
        error.path("details").path("code").asText());
  }

  private synchronized void send(String id, String name, Optional<JsonNode> params) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("type", "req").put("id", id).put("method", name);
    params.ifPresent(node -> request.set("params", node));
    // A socket takes the next text only when it has sent the one before.
    sending = sending.thenCompose(socket -> socket.sendText(request.toString(), true));
    var unused =
        sending.whenComplete(
            (sent, error) -> {
              if (error != null) {
                interrupted();
              }
            });
  }

  private void interrupted() {
    closed.complete(new Close(ABNORMAL, ""));
    fail(transport("gateway closed (1006): the connection broke"));
  }

  private static RemoteGatewayException transport(String message) {
    return new RemoteGatewayException("TRANSPORT", message);
  }

  private void fail(RemoteGatewayException failure) {
    broken.complete(failure);
    hello.completeExceptionally(failure);
    waiting.values().forEach(this::breakIfBroken);
  }

  private void breakIfBroken(CompletableFuture<JsonNode> answer) {
    if (broken.isDone()) {
      answer.completeExceptionally(broken.join());
    }
  }
}
