package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLockTest {
  @TempDir Path home;

  private Places places() {
    return Places.of(home, Map.of("HOME", home.toString()), "");
  }

  @Test
  void aSecondHolderIsToldWhoHoldsIt() throws Exception {
    StateLock first = StateLock.acquire(places());
    try {
      first.port(4321);
      var held = assertThrows(LockHeld.class, () -> StateLock.acquire(places()));
      assertEquals(Long.toString(ProcessHandle.current().pid()), held.pid());
      assertEquals(Optional.of(4321), held.port());
    } finally {
      first.close();
    }
  }

  @Test
  void whatADeadHolderLeftBehindIsNoObstacle() throws Exception {
    Files.createDirectories(places().run());
    Files.writeString(places().run().resolve("gateway.lock"), "{\"pid\":1,\"startedAt\":\"\"}");
    StateLock.acquire(places()).close();
  }

  @Test
  void otherProcessesSeeTheLockHeld() throws Exception {
    StateLock held = StateLock.acquire(places());
    try {
      held.port(4321);
      assertEquals(1, tryElsewhere());
    } finally {
      held.close();
    }
    assertEquals(0, tryElsewhere());
  }

  /** Tries to take the lock in a process of its own; 0 when it could. */
  private int tryElsewhere() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                LockProbe.class.getName(),
                places().run().resolve("gateway.lock").toString())
            .inheritIO()
            .start();
    return process.waitFor();
  }

  @Test
  void theFoldersAndTheLockBelongToTheirOwnerAlone() throws Exception {
    StateLock.acquire(places()).close();
    assertEquals("rwx------", mode(places().state()));
    assertEquals("rwx------", mode(places().run()));
    assertEquals("rw-------", mode(places().run().resolve("gateway.lock")));
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
