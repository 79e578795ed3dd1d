package ai.openclaw.core.gateway.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForcedPortTest {
  @BeforeEach
  void needsProc() {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/tcp")));
  }

  private static Process holder() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), PortHolder.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int port(Process holder) throws Exception {
    var reader =
        new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
    return Integer.parseInt(String.valueOf(reader.readLine()));
  }

  @Test
  void ownerOfThePortIsFoundAndEnded() throws Exception {
    Process holder = holder();
    try {
      int port = port(holder);
      assertEquals(Set.of(holder.pid()), PortOwners.of(port));
      assertTrue(PortOwners.told(port).contains("in use by pid " + holder.pid()));
      new ForcedPort(port).free();
      assertTrue(holder.waitFor(60, TimeUnit.SECONDS));
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void portThatThisProcessHoldsIsNobodysToEnd() throws Exception {
    try (var own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      StartRefused refused =
          assertThrows(StartRefused.class, () -> new ForcedPort(own.getLocalPort()).free());
      assertEquals(1, refused.exitCode());
      assertTrue(refused.text().startsWith("Force: "), refused.text());
      assertFalse(own.isClosed());
    }
  }

  @Test
  void freePortNeedsNoForce() throws Exception {
    new ForcedPort(0).free();
    assertEquals("", PortOwners.told(0));
  }
}
