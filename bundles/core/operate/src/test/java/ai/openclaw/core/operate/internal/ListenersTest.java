package ai.openclaw.core.operate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListenersTest {
  @Test
  void processThatListensIsNamed() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")), "shown by Linux alone");
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = new Address("loopback", "127.0.0.1", server.getLocalPort(), "test", false);
      PortUse use = PortUse.of(address, Optional.empty());
      assertTrue(use.busy());
      List<Listeners.Listener> mine =
          use.listeners().stream()
              .filter(one -> one.pid() == ProcessHandle.current().pid())
              .toList();
      assertEquals(1, mine.size(), use.toString());
      assertEquals("127.0.0.1:" + server.getLocalPort(), mine.get(0).address());
    }
  }
}
