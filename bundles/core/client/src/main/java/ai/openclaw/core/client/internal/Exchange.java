package ai.openclaw.core.client.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.WebSocket;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One connection: challenge, connect, one request, its final answer. The socket calls it from one
 * thread at a time.
 */
final class Exchange implements WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_FRAME_CHARS = 26_214_400;
  private static final String CONNECT_ID = "connect";
  private static final String REQUEST_ID = "call";

  private final ConnectRequest connect;
  private final String method;
  private final JsonNode params;
  private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
  private final StringBuilder frame = new StringBuilder();

  Exchange(ConnectRequest connect, String method, JsonNode params) {
    this.connect = connect;
    this.method = method;
    this.params = params;
  }

  /** Completes with the payload, or with a {@link RemoteGatewayException}. */
  CompletableFuture<JsonNode> answer() {
    return answer;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    frame.append(data);
    if (frame.length() > MAX_FRAME_CHARS) {
      fail("TRANSPORT", "the gateway sent a frame of more than 25 MiB");
      socket.abort();
      return null;
    }
    if (last) {
      String text = frame.toString();
      frame.setLength(0);
      try {
        received(socket, JSON.readTree(text));
      } catch (JsonProcessingException e) {
        fail("TRANSPORT", "the gateway sent something that is not JSON");
      }
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    String why = reason.isBlank() ? "no close reason" : reason;
    fail("TRANSPORT", "gateway closed (" + code + "): " + why);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    fail("TRANSPORT", "gateway closed (1006): the connection broke");
  }

  private void received(WebSocket socket, JsonNode message) {
    String id = message.path("id").asText();
    if (message.path("event").asText().equals("connect.challenge")) {
      String nonce = message.path("payload").path("nonce").asText();
      send(
          socket,
          CONNECT_ID,
          "connect",
          Optional.of(connect.params(nonce, InstantSource.system().millis())));
    } else if (!message.path("type").asText().equals("res")) {
      return;
    } else if (!message.path("ok").asBoolean()) {
      refused(message.path("error"));
    } else if (id.equals(CONNECT_ID)) {
      Optional<JsonNode> given =
          Optional.of(params).filter(node -> !node.isMissingNode() && !node.isNull());
      send(socket, REQUEST_ID, method, given);
    } else if (id.equals(REQUEST_ID) && !accepted(message)) {
      answer.complete(message.path("payload"));
    }
  }

  private static boolean accepted(JsonNode message) {
    return message.path("payload").path("status").asText().equals("accepted");
  }

  private void refused(JsonNode error) {
    String text = error.path("message").asText("the gateway gave no reason");
    String request = error.path("details").path("requestId").asText();
    boolean named = request.isEmpty() || text.contains(request);
    fail(
        error.path("code").asText("UNAVAILABLE"),
        named ? text : text + " (requestId: " + request + ")");
  }

  private void send(WebSocket socket, String id, String name, Optional<JsonNode> given) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("type", "req").put("id", id).put("method", name);
    given.ifPresent(node -> request.set("params", node));
    var unused =
        socket
            .sendText(request.toString(), true)
            .whenComplete(
                (sent, error) -> {
                  if (error != null) {
                    fail("TRANSPORT", "gateway closed (1006): the connection broke");
                  }
                });
  }

  private void fail(String code, String message) {
    answer.completeExceptionally(new RemoteGatewayException(code, message));
  }
}
