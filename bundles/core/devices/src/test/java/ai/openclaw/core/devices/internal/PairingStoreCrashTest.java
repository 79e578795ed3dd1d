package ai.openclaw.core.devices.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.devices.ConnectAttempt;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairingStoreCrashTest {
  private static final int WRITES = 25;

  @Test
  void killedWriterLeavesEveryPairingItHadConfirmed(@TempDir Path state) throws Exception {
    Path folder = state.resolve("devices");
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessWriter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader confirmed = writer.inputReader()) {
      for (int i = 0; i < WRITES; i++) {
        assertEquals(Integer.toString(i), confirmed.readLine());
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }

    assertTrue(new ObjectMapper().readTree(paired(folder)).size() >= WRITES);
    PairingStore store = new PairingStore(folder);
    ConnectAttempt attempt = Attempt.local().by(new TestDevice());
    store.approve(attempt, attempt.device().orElseThrow(), 1);
    assertTrue(store.find(attempt.device().orElseThrow().id()).isPresent());
  }

  private static byte[] paired(Path folder) throws IOException {
    return Files.readAllBytes(folder.resolve("paired.json"));
  }
}
