package ai.openclaw.itest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection of an operator, kept open until it is closed here. */
final class GatewayClient implements AutoCloseable, WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long DEADLINE_SECONDS = 30;

  private final StringBuilder message = new StringBuilder();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<String, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private @Nullable WebSocket socket;
  private JsonNode hello = MissingNode.getInstance();

  private GatewayClient() {}

  /** Connects as a program of the gateway's own machine, which needs no device. */
  static GatewayClient connect(RunningGateway gateway) throws InterruptedException {
    return connect(gateway, State.TOKEN);
  }

  /** Connects with a token of its own choice. */
  static GatewayClient connect(RunningGateway gateway, String token) throws InterruptedException {
    var client = new GatewayClient();
    client.socket =
        await(
            HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + gateway.port()), client));
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    params.put("minProtocol", 3).put("maxProtocol", 3).put("role", "operator");
    params
        .putObject("client")
        .put("id", "gateway-client")
        .put("version", "1.0.0")
        .put("platform", "linux")
        .put("mode", "backend");
    params.putArray("scopes").add("operator.admin").add("operator.read").add("operator.write");
    params.putObject("auth").put("token", token);
    client.hello = client.call("connect", params);
    return client;
  }

  /** Calls a method; its failure fails the test. */
  JsonNode call(String method, ObjectNode params) throws InterruptedException {
    JsonNode response = answer(method, params);
    if (!response.path("ok").asBoolean()) {
      throw new AssertionError(method + ": " + response);
    }
    return response.path("payload");
  }

  /** Calls a method that refuses; gives the error. */
  JsonNode refusal(String method, ObjectNode params) throws InterruptedException {
    JsonNode response = answer(method, params);
    if (response.path("ok").asBoolean()) {
      throw new AssertionError(method + " was not refused: " + response);
    }
    return response.path("error");
  }

  /** The methods that the gateway says it has. */
  List<String> methods() {
    var methods = new ArrayList<String>();
    hello.path("features").path("methods").forEach(method -> methods.add(method.asText()));
    return methods;
  }

  /** Everything the gateway has sent. */
  String heard() {
    return String.join("\n", heard);
  }

  /** Calls a method and gives the whole answer, whatever it is. */
  JsonNode answer(String method, ObjectNode params) throws InterruptedException {
    String id = Integer.toString(ids.incrementAndGet());
    var answer = new CompletableFuture<JsonNode>();
    calls.put(id, answer);
    ObjectNode frame = JsonNodeFactory.instance.objectNode();
    frame.put("type", "req").put("id", id).put("method", method).set("params", params);
    await(open().sendText(frame.toString(), true));
    return await(answer);
  }

  JsonNode call(String method) throws InterruptedException {
    return call(method, JsonNodeFactory.instance.objectNode());
  }

  /** The resolved key of a model provider; empty while there is none. */
  String modelKey(String provider) throws InterruptedException {
    ObjectNode params = JsonNodeFactory.instance.objectNode().put("commandName", "itest");
    params.putArray("targetIds").add("models.providers.apiKey");
    for (JsonNode assignment : call("secrets.resolve", params).path("assignments")) {
      if (assignment.path("path").asText().equals("models.providers." + provider + ".apiKey")) {
        return assignment.path("value").asText();
      }
    }
    return "";
  }

  /** Why the connection ended; empty while it is open. */
  String ended() {
    return ended.getNow("");
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      receive(message.toString());
      message.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    ended.complete("closed with " + code + " " + reason);
    fail();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    ended.complete("broken: " + error);
    fail();
  }

  @Override
  public void close() {
    open().abort();
  }

  private void fail() {
    calls.values().forEach(call -> call.completeExceptionally(new IOException(ended())));
  }

  private void receive(String text) {
    heard.add(text);
    try {
      JsonNode frame = JSON.readTree(text);
      @Nullable CompletableFuture<JsonNode> call = calls.remove(frame.path("id").asText());
      if (call != null) {
        call.complete(frame);
      }
    } catch (IOException e) {
      ended.complete("no JSON: " + e.getMessage());
    }
  }

  private WebSocket open() {
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("not connected");
    }
    return open;
  }

  private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer: " + e, e);
    }
  }
}
