package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.gateway.internal.rpc.BoundMethod;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private final AtomicInteger runs = new AtomicInteger();
  private final BlockingQueue<RpcCall> started = new LinkedBlockingQueue<>();
  private TestGateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new TestGateway();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private static String request(String id, String method, String key) {
    return "{\"type\":\"req\",\"id\":\""
        + id
        + "\",\"method\":\""
        + method
        + "\",\"params\":{\"idempotencyKey\":"
        + key
        + "}}";
  }

  private RpcCall begun() throws InterruptedException {
    RpcCall call = started.poll(60, TimeUnit.SECONDS);
    if (call == null) {
      throw new AssertionError("not called in time");
    }
    return call;
  }

  @Test
  void repeatGetsTheAnswerOfTheFirstWithItsOwnId() throws Exception {
    gateway.idempotent("work", call -> call.answer(IntNode.valueOf(runs.incrementAndGet())));
    try (var client = TestClient.connected(gateway.port())) {
      JsonNode first = client.send(request("a", "work", "\"k\"")).response();
      JsonNode second = client.send(request("b", "work", "\"k\"")).response();
      assertEquals("a", first.path("id").asText());
      assertEquals("b", second.path("id").asText());
      assertEquals(1, second.path("payload").asInt());
      assertEquals(
          2, client.send(request("c", "work", "\"other\"")).response().at("/payload").asInt());
      assertEquals(3, client.call("work").path("payload").asInt());
      assertEquals(4, client.send(request("d", "work", "7")).response().at("/payload").asInt());
    }
  }

  @Test
  void repeatJoinsWhatIsUnderWayEvenFromANewConnection() throws Exception {
    BoundMethod method = gateway.idempotent("slow", started::add);
    var first = TestClient.connected(gateway.port());
    first.send(request("a", "slow", "\"k\""));
    RpcCall call = begun();
    call.accepted(TextNode.valueOf("begun"));
    assertEquals("begun", first.response().path("payload").asText());
    first.vanish();
    try (var second = TestClient.connected(gateway.port())) {
      second.send(request("b", "slow", "\"k\""));
      assertEquals("begun", second.response().path("payload").asText());
      call.answer(TextNode.valueOf("done"));
      JsonNode last = second.response();
      assertEquals("done", last.path("payload").asText());
      assertEquals("b", last.path("id").asText());
      assertTrue(started.isEmpty(), "called twice");
    }
    method.inFlight().close().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void refusalIsRepeatedAndWhatMayWorkLaterIsTriedAgain() throws Exception {
    gateway.idempotent(
        "wrong",
        call -> call.fail(RpcError.invalidRequest("no, for the " + runs.incrementAndGet())));
    gateway.idempotent(
        "busy", call -> call.fail(RpcError.unavailable("busy " + runs.incrementAndGet())));
    try (var client = TestClient.connected(gateway.port())) {
      for (int i = 0; i < 2; i++) {
        JsonNode answer = client.send(request("w", "wrong", "\"k\"")).response();
        assertEquals("no, for the 1", answer.at("/error/message").asText());
      }
      for (int i = 2; i < 4; i++) {
        JsonNode answer = client.send(request("b", "busy", "\"k\"")).response();
        assertEquals("busy " + i, answer.at("/error/message").asText());
      }
    }
  }

  @Test
  void callersAndMethodsAreKeptApart() throws Exception {
    gateway.idempotent("one", call -> call.answer(IntNode.valueOf(runs.incrementAndGet())));
    gateway.idempotent("two", call -> call.answer(IntNode.valueOf(runs.incrementAndGet())));
    String reader =
        TestClient.connect(
            "gateway-client",
            "backend",
            "operator",
            "{\"token\":\"" + TestGateway.TOKEN + "\"}",
            "\"operator.read\"");
    try (var admin = TestClient.connected(gateway.port());
        var other = new TestClient(gateway.port())) {
      other.send(reader).response();
      assertEquals(1, admin.send(request("a", "one", "\"k\"")).response().at("/payload").asInt());
      assertEquals(2, admin.send(request("a", "two", "\"k\"")).response().at("/payload").asInt());
      assertEquals(3, other.send(request("a", "one", "\"k\"")).response().at("/payload").asInt());
      assertEquals(1, admin.send(request("a", "one", "\"k\"")).response().at("/payload").asInt());
    }
  }

  @Test
  void brokenMethodIsNotRemembered() throws Exception {
    gateway.idempotent(
        "broken",
        call -> {
          if (runs.incrementAndGet() == 1) {
            throw new IllegalStateException("once");
          }
          call.answer(TextNode.valueOf("well"));
        });
    try (var client = TestClient.connected(gateway.port())) {
      JsonNode first = client.send(request("a", "broken", "\"k\"")).response();
      assertEquals("UNAVAILABLE", first.at("/error/code").asText());
      assertEquals(
          "well", client.send(request("b", "broken", "\"k\"")).response().at("/payload").asText());
    }
  }
}
