package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerLockTest {
  private static final long OWN = ProcessHandle.current().pid();

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("locks").resolve("gateway.12345678.lock");
  }

  private PeerLock acquire() throws Exception {
    return PeerLock.acquire(file(), folder.resolve("openclaw.json"));
  }

  private void left(String content) throws Exception {
    Files.createDirectories(file().resolveSibling(""));
    Files.writeString(file(), content);
  }

  @Test
  void isNamedAfterTheConfigurationInTheFolderOfTheUser() throws Exception {
    var places = Places.of(folder, Map.of("OPENCLAW_CONFIG_PATH", "/etc/openclaw.json"), "");
    Path file = PeerLock.file(places, Map.of("TMPDIR", "/some/where"));
    assertTrue(
        file.toString().matches("/some/where/openclaw-\\d+/gateway\\.[0-9a-f]{8}\\.lock"),
        file.toString());
  }

  @Test
  void tellsOthersWhoHoldsItAndIsGoneAfterwards() throws Exception {
    PeerLock held = acquire();
    try {
      String content = Files.readString(file());
      assertEquals(Long.toString(OWN), LockOwner.pid(content));
      assertTrue(content.contains("\"startTime\":" + LockOwner.startTime(OWN)), content);
      assertTrue(content.contains("openclaw.json"), content);
      assertThrows(LockHeld.class, this::acquire);
      assertTrue(Files.exists(file()));
    } finally {
      held.close();
    }
    assertFalse(Files.exists(file()));
  }

  @Test
  void ownersThatAreGoneAreNoObstacle() throws Exception {
    for (String stale :
        List.of(
            "{\"pid\":999999999}",
            "{\"pid\":%d,\"startTime\":1}".formatted(OWN),
            "{\"pid\":%d,\"bootId\":\"another\"}".formatted(OWN))) {
      left(stale);
      acquire().close();
      assertFalse(Files.exists(file()), stale);
    }
  }

  @Test
  void fileThatIsBeingWrittenIsAnObstacleUntilItIsOld() throws Exception {
    left("");
    assertThrows(LockHeld.class, this::acquire);
    Files.setLastModifiedTime(file(), FileTime.from(Instant.now().minusSeconds(60)));
    acquire().close();
  }

  @Test
  void lockThatSomebodyElseHasTakenIsNotGivenBack() throws Exception {
    PeerLock held = acquire();
    left("{\"pid\":1}");
    held.close();
    assertEquals("{\"pid\":1}", Files.readString(file()));
  }
}
