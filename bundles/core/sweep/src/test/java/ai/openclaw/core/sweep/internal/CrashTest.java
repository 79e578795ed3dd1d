package ai.openclaw.core.sweep.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
  private static final int LINES = 120_000;
  private static final String DIRTY = ("request with " + Planted.CANARY + " done\n").repeat(LINES);
  private static final String CLEAN = "request with [removed] done\n".repeat(LINES);

  @TempDir Path folder;

  @Test
  @Timeout(300)
  void aKilledCleaningLeavesEveryFileOldOrClean() throws Exception {
    for (int millis : List.of(0, 3, 10, 30, 80, 200)) {
      Planted planted = Planted.in(folder);
      Path log = planted.state().resolve("logs/gateway.log");
      Files.writeString(log, DIRTY);
      kill(millis);
      String text = Files.readString(log);
      assertTrue(text.equals(DIRTY) || text.equals(CLEAN), "half a file after " + millis + " ms");
      assertEquals(List.of(), leftoversWithSecrets(planted.state()));
      var service = new SweepService();
      service.bindFormat(new GzipFormat());
      assertEquals(List.of(), service.run(planted.request(), () -> false).clean());
      assertEquals(CLEAN, Files.readString(log));
    }
  }

  private void kill(int millis) throws Exception {
    Process cleaner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledCleaner.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = new BufferedReader(new InputStreamReader(cleaner.getInputStream(), UTF_8))) {
      assertEquals("found", out.readLine());
      assertFalse(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS));
    } finally {
      cleaner.destroyForcibly().waitFor();
    }
  }

  private static List<Path> leftoversWithSecrets(Path state) throws IOException {
    try (Stream<Path> files = Files.walk(state)) {
      return files
          .filter(file -> file.toString().endsWith(Rewrite.SUFFIX))
          .filter(CrashTest::dirty)
          .toList();
    }
  }

  private static boolean dirty(Path file) {
    try {
      return Files.readString(file, ISO_8859_1).contains("7f3+Qx=9zLm");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
