package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.core.gateway.internal.rpc.BoundMethod;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchTest {
  private TestGateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new TestGateway();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private static String message(JsonNode answer) {
    return answer.path("error").path("message").asText();
  }

  @Test
  void unknownMethodAndSecondConnectAreNamed() throws Exception {
    try (var client = TestClient.connected(gateway.port())) {
      assertEquals("unknown method: no.such", message(client.call("no.such")));
      assertEquals(
          "unknown method: helth (did you mean \"health\"?)", message(client.call("helth")));
      assertEquals("connect is only valid as the first request", message(client.call("connect")));
    }
  }

  @Test
  void frameWithoutAnIdIsAnsweredAsInvalid() throws Exception {
    try (var client = TestClient.connected(gateway.port())) {
      for (String frame : List.of("[]", "{}", "{\"type\":\"req\",\"id\":null,\"method\":\"x\"}")) {
        assertEquals("invalid", client.send(frame).response().path("id").asText(), frame);
      }
      assertEquals(
          "7",
          client
              .send("{\"type\":\"req\",\"id\":7,\"method\":\"x\"}")
              .response()
              .path("id")
              .toString());
    }
  }

  @Test
  void eleventhCallInARowByTheWrongRoleEndsTheConnection() throws Exception {
    try (var client = new TestClient(gateway.port())) {
      client.send(TestClient.connect("test", "test", "node", "{}", "")).response();
      for (int i = 0; i < 11; i++) {
        assertEquals("unauthorized role: node", message(client.call("status")));
      }
      assertEquals(new TestClient.Closed(1008, "repeated unauthorized calls"), client.awaitClose());
    }
  }

  @Test
  void acceptedAndFinalAnswerCarryTheSameId() throws Exception {
    gateway.method(
        "work",
        "none",
        false,
        call -> {
          call.accepted(TextNode.valueOf("first"));
          call.accepted(TextNode.valueOf("dropped"));
          call.answer(TextNode.valueOf("last"));
          call.answer(TextNode.valueOf("dropped"));
        });
    try (var client = TestClient.connected(gateway.port())) {
      assertEquals("first", client.call("work").path("payload").asText());
      JsonNode last = client.response();
      assertEquals("last", last.path("payload").asText());
      assertEquals("c", last.path("id").asText());
      assertEquals("c", client.call("health").path("id").asText());
    }
  }

  @Test
  void brokenMethodIsAnsweredAndReported() throws Exception {
    gateway.method(
        "broken",
        "none",
        true,
        call -> {
          throw new IllegalStateException("secret detail");
        });
    try (var client = TestClient.connected(gateway.port())) {
      JsonNode answer = client.call("broken");
      assertEquals("UNAVAILABLE", answer.path("error").path("code").asText());
      assertFalse(answer.toString().contains("secret detail"));
      assertEquals("threw java.lang.IllegalStateException", gateway.broken.peek());
      assertTrue(client.call("health").path("ok").asBoolean());
    }
  }

  @Test
  void slowMethodHoldsUpNeitherItsConnectionNorAnother() throws Exception {
    var release = new CountDownLatch(1);
    gateway.method(
        "slow",
        "none",
        false,
        call -> {
          release.await();
          call.answer(TextNode.valueOf("done"));
        });
    try (var client = TestClient.connected(gateway.port())) {
      client.send("{\"type\":\"req\",\"id\":\"s\",\"method\":\"slow\"}");
      assertEquals("c", client.call("health").path("id").asText());
      release.countDown();
      assertEquals("s", client.response().path("id").asText());
    }
  }

  @Test
  void callThatNobodyWaitsForIsCancelledAndLetsItsServiceGo() throws Exception {
    var started = new CompletableFuture<RpcCall>();
    BoundMethod method = gateway.method("later", "none", false, started::complete);
    try (var client = TestClient.connected(gateway.port())) {
      client.send("{\"type\":\"req\",\"id\":\"l\",\"method\":\"later\"}");
      RpcCall call = started.get(60, TimeUnit.SECONDS);
      CompletionStage<Void> drained = method.inFlight().close();
      assertFalse(call.cancelled());
      assertFalse(drained.toCompletableFuture().isDone());
      client.vanish();
      drained.toCompletableFuture().get(60, TimeUnit.SECONDS);
      assertTrue(call.cancelled());
    }
  }

  @Test
  void noCallFailsWhileAMethodIsReplacedAgainAndAgain() throws Exception {
    gateway.method("swap", "none", false, call -> call.answer(TextNode.valueOf("v0")));
    var stop = new CompletableFuture<Integer>();
    Thread swapper =
        new Thread(
            () -> {
              int swaps = 0;
              while (!stop.isDone()) {
                String version = "v" + ++swaps;
                BoundMethod old = gateway.find("swap").orElseThrow();
                gateway.method(
                    "swap", "none", swaps % 2 == 0, call -> call.answer(TextNode.valueOf(version)));
                old.inFlight().close().toCompletableFuture().join();
              }
            });
    swapper.start();
    try (var client = TestClient.connected(gateway.port())) {
      for (int i = 0; i < 2000; i++) {
        JsonNode answer = client.call("swap");
        assertTrue(answer.path("ok").asBoolean(), answer.toString());
      }
    } finally {
      stop.complete(0);
      swapper.join();
    }
  }
}
