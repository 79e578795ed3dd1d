package ai.openclaw.secrets.vault.internal;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClientsTest {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  @Test
  void clientIsKeptBetweenBatches() {
    try (Clients clients = new Clients()) {
      assertSame(clients.trustingJava(), clients.trustingJava());
    }
  }

  @Test
  void textWithoutCertificatesGivesNoClient() {
    try (Clients clients = new Clients()) {
      assertThrows(
          GeneralSecurityException.class,
          () -> clients.trusting("none".getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void stoppedBundleLeavesNoThreadOfAClient() throws InterruptedException {
    List<Thread> before = selectors();
    Clients clients = new Clients();
    clients.trustingJava();
    List<Thread> started = selectors();
    started.removeAll(before);
    assertTrue(!started.isEmpty(), "a client has a thread");

    clients.close();

    long end = System.nanoTime() + PATIENCE_NANOS;
    for (Thread thread : started) {
      while (thread.isAlive() && System.nanoTime() < end) {
        System.gc();
        TimeUnit.MILLISECONDS.timedJoin(thread, 100);
      }
      assertTrue(!thread.isAlive(), thread.getName());
    }
  }

  private static List<Thread> selectors() {
    return new ArrayList<>(
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().endsWith("-SelectorManager"))
            .toList());
  }
}
