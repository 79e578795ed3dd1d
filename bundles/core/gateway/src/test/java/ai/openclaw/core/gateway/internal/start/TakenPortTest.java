package ai.openclaw.core.gateway.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.core.host.Supervision;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakenPortTest {
  private HttpServer server;
  private URI health;
  private volatile int answer = 200;

  @BeforeEach
  void open() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/healthz",
        exchange -> {
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
    health = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/healthz");
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void systemdStopsTryingBesideAHealthyGatewayOnly() {
    assertEquals(78, TakenPort.exitCode(Supervision.SYSTEMD, health));
    answer = 404;
    assertEquals(1, TakenPort.exitCode(Supervision.SYSTEMD, health));
    server.stop(0);
    assertEquals(1, TakenPort.exitCode(Supervision.SYSTEMD, health));
  }

  @Test
  void whoeverStartsItByHandIsToldAndNothingHasFailed() {
    assertEquals(0, TakenPort.exitCode(Supervision.NONE, health));
    assertEquals(0, TakenPort.exitCode(Supervision.LAUNCHD, health));
  }
}
