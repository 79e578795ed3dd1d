package ai.openclaw.core.doctor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
  private static final int ROUNDS = 6;
  private static final List<String> FILES =
      List.of("openclaw.json", "more.json5", "agents/main/agent/auth-profiles.json");

  @TempDir Path folder;

  @Test
  void leavesAllMarkersOrAllReferencesWheneverItIsKilled() throws Exception {
    try (Clinic clinic = new Clinic(folder)) {
      clinic.write(
          FILES.get(0), "{$include: 'more.json5', cron: {webhookToken: 'secretref-env:A'}}");
      clinic.write(FILES.get(1), "{models: {providers: {x: {apiKey: 'secretref-env:B'}}}}");
      clinic.write(
          FILES.get(2),
          "{\"profiles\":{\"p\":{\"type\":\"api_key\",\"key\":\"secretref-env:C\"}}}");
    }
    var random = new Random(11);
    for (int round = 0; round < ROUNDS; round++) {
      kill(random.nextInt(60_000_000));
      try (Clinic next = new Clinic(folder)) {
        next.run("undo");
        assertEquals(1, states(next).stream().distinct().count(), "round " + round + states(next));
        assertEquals(0, next.run("fix").exitCode());
        assertEquals(List.of(false, false, false), states(next));
        assertEquals(List.of(), leftovers());
        next.run("undo");
        assertEquals(List.of(true, true, true), states(next));
      }
    }
  }

  /** Which files hold a marker. */
  private static List<Boolean> states(Clinic clinic) throws IOException {
    var states = new ArrayList<Boolean>();
    for (String file : FILES) {
      states.add(clinic.text(file).contains("secretref-env:"));
    }
    return states;
  }

  private void kill(int nanos) throws Exception {
    Process doctor =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledDoctor.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(doctor.getInputStream(), StandardCharsets.UTF_8))) {
      assertTrue(out.readLine() != null, "the doctor did not start");
      assertFalse(new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS));
    } finally {
      doctor.destroyForcibly().waitFor();
    }
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".tmp") || file.endsWith("secrets-apply.json"))
          .toList();
    }
  }
}
