package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeaveTest {
  private static final TestClient.Closed RESTART = new TestClient.Closed(1012, "service restart");

  private static String request(String id, String method) {
    return "{\"type\":\"req\",\"id\":\"" + id + "\",\"method\":\"" + method + "\"}";
  }

  private static CompletableFuture<Void> stop(TestGateway gateway, Duration drain) {
    return CompletableFuture.runAsync(() -> gateway.stop(drain));
  }

  private static void stopped(CompletableFuture<Void> stop) {
    stop.orTimeout(TestClient.PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** A method that answers when it is told to, on its worker or after it has returned. */
  private static void check(boolean later) throws Exception {
    var begun = new CompletableFuture<RpcCall>();
    var go = new CountDownLatch(1);
    RpcMethod slow =
        call -> {
          begun.complete(call);
          if (!later) {
            go.await();
            call.answer(TextNode.valueOf("done"));
          }
        };
    try (var gateway = new TestGateway()) {
      gateway.method("slow", "operator.read", false, slow);
      var client = TestClient.connected(gateway.port());
      client.send(request("s", "slow"));
      RpcCall call = begun.orTimeout(60, TimeUnit.SECONDS).join();
      CompletableFuture<Void> stop = stop(gateway, TestClient.PATIENCE);
      assertEquals(
          "gateway stopping", client.event("shutdown").path("payload").path("reason").asText());

      JsonNode refused = client.send(request("n", "status")).response();
      assertEquals("UNAVAILABLE", refused.path("error").path("code").asText(), refused.toString());
      assertTrue(refused.path("error").path("retryable").asBoolean(), refused.toString());

      go.countDown();
      if (later) {
        call.answer(TextNode.valueOf("done"));
      }
      JsonNode answer = client.response();
      assertEquals("s", answer.path("id").asText());
      assertEquals("done", answer.path("payload").asText());
      assertEquals(RESTART, client.awaitClose());
      stopped(stop);
    }
  }

  @Test
  void runningCallIsAnsweredBeforeTheSocketCloses() throws Exception {
    check(false);
  }

  @Test
  void callThatIsAnsweredLaterIsAnsweredBeforeTheSocketCloses() throws Exception {
    check(true);
  }

  @Test
  void callThatNeverEndsHoldsUpTheStopNoLongerThanTheLimit() throws Exception {
    var begun = new CountDownLatch(1);
    try (var gateway = new TestGateway()) {
      gateway.method("stuck", "operator.read", false, call -> begun.countDown());
      var client = TestClient.connected(gateway.port());
      client.send(request("s", "stuck"));
      assertTrue(begun.await(60, TimeUnit.SECONDS));
      CompletableFuture<Void> stop = stop(gateway, Duration.ofMillis(50));
      assertEquals(RESTART, client.awaitClose());
      stopped(stop);
    }
  }

  @Test
  void nobodyIsLetInWhileTheGatewayLeaves() throws Exception {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var gateway = new TestGateway()) {
      gateway.method(
          "slow",
          "operator.read",
          false,
          call -> {
            begun.countDown();
            go.await();
            call.answer(TextNode.valueOf("done"));
          });
      var client = TestClient.connected(gateway.port());
      client.send(request("s", "slow"));
      assertTrue(begun.await(60, TimeUnit.SECONDS));
      CompletableFuture<Void> stop = stop(gateway, TestClient.PATIENCE);
      client.event("shutdown");
      assertFalse(reachable(gateway.port()));
      go.countDown();
      stopped(stop);
    }
  }

  private static boolean reachable(int port) {
    try {
      TestClient.connected(port).vanish();
      return true;
    } catch (Exception | AssertionError refused) {
      return false;
    }
  }
}
