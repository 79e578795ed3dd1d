package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIntentTest {
  @TempDir Path state;

  private boolean take(String kind, long pid, String createdAt) throws Exception {
    Path file = state.resolve("gateway-restart-intent.json");
    Files.writeString(
        file, "{\"kind\":\"%s\",\"pid\":%d,\"createdAt\":%s}".formatted(kind, pid, createdAt));
    boolean taken = new RestartIntent(state).take();
    assertFalse(Files.exists(file));
    return taken;
  }

  @Test
  void countsForThisProcessAndOnlyForAMinute() throws Exception {
    long own = ProcessHandle.current().pid();
    long now = System.currentTimeMillis();
    assertFalse(new RestartIntent(state).take());
    assertEquals(true, take("gateway-restart", own, Long.toString(now)));
    assertEquals(true, take("gateway-restart", own, "\"" + Instant.now() + "\""));
    assertFalse(take("gateway-restart", own, Long.toString(now - 61_000)));
    assertFalse(take("gateway-restart", own, Long.toString(now + 600_000)));
    assertFalse(take("gateway-restart", own + 1, Long.toString(now)));
    assertFalse(take("gateway-stop", own, Long.toString(now)));
    assertFalse(take("gateway-restart", own, "\"yesterday\""));
  }
}
