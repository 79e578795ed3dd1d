package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class MovedSocketTest {
  private static final List<String> LOOPBACK = List.of("127.0.0.1");

  @Test
  void connectionsOfTheOldSocketLiveOnAndNewOnesComeByTheNewOne() throws Exception {
    try (var gateway = new TestGateway();
        var before = TestClient.connected(gateway.port())) {
      int port = gateway.server().move(LOOPBACK, 0, Optional.empty());
      assertNotEquals(gateway.port(), port);
      try (var after = TestClient.connected(port)) {
        assertTrue(after.call("health").path("ok").asBoolean());
      }
      assertTrue(before.call("health").path("ok").asBoolean());
      var refused = assertThrows(CompletionException.class, () -> new TestClient(gateway.port()));
      assertInstanceOf(ConnectException.class, refused.getCause());
    }
  }

  @Test
  void portThatIsTakenLeavesEverythingAsItWas() throws Exception {
    try (var gateway = new TestGateway();
        var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var before = TestClient.connected(gateway.port())) {
      IOException refused =
          assertThrows(
              IOException.class,
              () -> gateway.server().move(LOOPBACK, taken.getLocalPort(), Optional.empty()));
      assertTrue(refused instanceof BindException || refused.getCause() instanceof BindException);
      assertTrue(before.call("health").path("ok").asBoolean());
      TestClient.connected(gateway.port()).vanish();
    }
  }

  @Test
  void allAddressesTakeOverThePortOfOneAndTheOtherWayRound() throws Exception {
    try (var gateway = new TestGateway();
        var narrow = TestClient.connected(gateway.port())) {
      assertEquals(
          gateway.port(),
          gateway.server().move(List.of("0.0.0.0"), gateway.port(), Optional.empty()));
      try (var wide = TestClient.connected(gateway.port())) {
        assertEquals(
            gateway.port(), gateway.server().move(LOOPBACK, gateway.port(), Optional.empty()));
        TestClient.connected(gateway.port()).vanish();
        assertTrue(wide.call("health").path("ok").asBoolean());
      }
      assertTrue(narrow.call("health").path("ok").asBoolean());
    }
  }

  @Test
  void portIsTakenForOthersAfterAMoveToo() throws Exception {
    try (var gateway = new TestGateway()) {
      gateway.server().move(List.of("0.0.0.0"), gateway.port(), Optional.empty());
      assertThrows(
          IOException.class,
          () -> new ServerSocket(gateway.port(), 1, InetAddress.getLoopbackAddress()).close());
    }
  }

  @Test
  void gatewayThatLeavesOpensNoSocketAnyMore() throws Exception {
    try (var gateway = new TestGateway()) {
      gateway.server().leave("gateway stopping", Optional.empty(), Duration.ZERO);
      assertThrows(IOException.class, () -> gateway.server().move(LOOPBACK, 0, Optional.empty()));
    }
  }

  @Test
  void portsThatAreLeftBecomeFree() throws Exception {
    try (var gateway = new TestGateway()) {
      for (int round = 0; round < 10; round++) {
        int old = gateway.server().move(LOOPBACK, 0, Optional.empty());
        TestClient.connected(gateway.server().move(LOOPBACK, 0, Optional.empty())).vanish();
        awaitFree(old);
      }
    }
  }

  private static boolean free(int port) {
    try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException stillTaken) {
      return false;
    }
  }

  private static void awaitFree(int port) {
    long end = System.nanoTime() + TestClient.PATIENCE.toNanos();
    while (!free(port)) {
      assertTrue(System.nanoTime() < end, "port " + port + " stays taken");
      Thread.onSpinWait();
    }
  }
}
