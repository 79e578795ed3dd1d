package ai.openclaw.core.gateway.internal.ws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.RpcEvent;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Very many clients, good and bad ones. */
class FloodTest {
  private static final int IDLE = 2_000;
  private static final int WRONG = 150;
  private static final byte[] HEALTH =
      "{\"type\":\"req\",\"id\":\"r\",\"method\":\"health\"}".getBytes(UTF_8);

  @Test
  @Tag("proof")
  void twoThousandIdleClientsCostLittleAndHearEveryEvent() throws Exception {
    var clients = new ArrayList<RawSocket>();
    try (var gateway = new TestGateway()) {
      for (int i = 0; i < 100; i++) {
        clients.add(new RawSocket(gateway.port()).connected());
      }
      long before = used();
      for (int i = 100; i < IDLE; i++) {
        clients.add(new RawSocket(gateway.port()).connected());
      }
      assertEquals(IDLE, gateway.server().clients().count());
      long each = (used() - before) / (IDLE - 100);
      assertTrue(each < 50_000, each + " bytes for one idle client, both ends of it");

      gateway.server().clients().publish(RpcEvent.toAll("presence", TextNode.valueOf("p"), true));
      for (RawSocket client : clients) {
        assertTrue(client.receive().text().contains("\"presence\""));
      }
      RawSocket one = clients.get(IDLE / 2);
      one.send(0x81, HEALTH);
      assertTrue(one.receive().text().contains("\"ok\":true"));
      closeAll(clients);
      awaitCount(gateway, 0);
    } finally {
      closeAll(clients);
    }
  }

  @Test
  void wrongTokensByTheHundredLeaveNothingBehindAndDisturbNobody() throws Exception {
    byte[] wrong =
        TestClient.connect()
            .replace(TestGateway.TOKEN, "guess-" + TestGateway.TOKEN)
            .getBytes(UTF_8);
    try (var gateway = new TestGateway();
        var good = new RawSocket(gateway.port()).connected()) {
      for (int i = 0; i < WRONG; i++) {
        try (var guess = new RawSocket(gateway.port()).opened()) {
          guess.send(0x81, wrong);
          assertEquals(1008, guess.receiveClose().closeCode());
        }
      }
      good.send(0x81, HEALTH);
      assertTrue(good.receive().text().contains("\"ok\":true"));
      assertEquals(1, gateway.server().clients().count());
      try (var next = new RawSocket(gateway.port()).connected()) {
        next.send(0x81, HEALTH);
        assertTrue(next.receive().text().contains("\"ok\":true"));
      }
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void closeAll(List<RawSocket> clients) throws IOException {
    for (RawSocket client : clients) {
      client.close();
    }
    clients.clear();
  }

  private static void awaitCount(TestGateway gateway, int count) {
    long deadline = System.nanoTime() + TestClient.PATIENCE.toNanos();
    while (gateway.server().clients().count() != count) {
      assertTrue(System.nanoTime() < deadline, "still connected");
      Thread.onSpinWait();
    }
  }
}
