package ai.openclaw.core.doctor.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.doctor.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDiagnosisTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void aFolderThatIsSynchronisedIsNamed() throws IOException {
    Path synced = Files.createDirectories(folder.resolve("Dropbox/openclaw"));
    List<Finding> found = new StateDiagnosis().examine(Look.at(synced, ""));
    assertTrue(codes(found).contains("STATE_IN_SYNCED_FOLDER"), found.toString());
    assertFalse(
        codes(new StateDiagnosis().examine(Look.at(folder, "")))
            .contains("STATE_IN_SYNCED_FOLDER"));
    assertEquals(
        List.of("STATE_MISSING"),
        codes(new StateDiagnosis().examine(Look.at(folder.resolve("none"), ""))));
  }

  @Test
  void locksThatNobodyHoldsAndTranscriptsWithoutASessionAreReportedAndStay() throws IOException {
    write("sessions.json", "{\"agent:main\":{\"sessionId\":\"known\"}}");
    write("known.jsonl", "{}");
    write("known.trajectory.jsonl", "{}");
    write("orphan.jsonl", "{}");
    age(write("a.lock", "{}"), Duration.ofMinutes(31));
    age(
        write("held.lock", "{\"pid\":" + ProcessHandle.current().pid() + "}"),
        Duration.ofMinutes(31));
    age(write("young.lock", "{}"), Duration.ofMinutes(29));
    List<Finding> found = new SessionDiagnosis(() -> NOW).examine(Look.at(folder, ""));
    assertEquals(List.of("SESSION_LOCK_STALE", "SESSION_TRANSCRIPTS_ORPHANED"), codes(found));
    assertTrue(found.get(0).file().orElseThrow().endsWith("a.lock"));
    assertTrue(found.get(1).message().startsWith("1 transcripts"), found.get(1).message());
    assertTrue(found.stream().noneMatch(finding -> finding.mend().isPresent()));
  }

  @Test
  void loginsThatEndAndProfilesThatAreSetAsideAreReported() throws IOException {
    long hour = Duration.ofHours(1).toMillis();
    long now = NOW.toEpochMilli();
    store(
        "auth-profiles.json",
        ("{\"profiles\":{\"old\":{\"type\":\"token\",\"token\":\"t-secret\",\"expires\":%d},"
                + "\"soon\":{\"type\":\"oauth\",\"access\":\"a-secret\",\"expires\":%d},"
                + "\"renews\":{\"type\":\"oauth\",\"refresh\":\"r-secret\",\"expires\":%d},"
                + "\"later\":{\"type\":\"token\",\"expires\":%d}}}")
            .formatted(now - hour, now + hour, now - hour, now + 48 * hour));
    store(
        "auth-state.json",
        ("{\"usageStats\":{\"a\":{\"disabledUntil\":%d,\"disabledReason\":\"billing\"},"
                + "\"b\":{\"cooldownUntil\":%d,\"cooldownReason\":\"Key sk-1234 is bad\"},"
                + "\"c\":{\"cooldownUntil\":%d}}}")
            .formatted(now + hour, now + hour, now - hour));
    List<Finding> found = new LoginDiagnosis(() -> NOW).examine(Look.at(folder, ""));
    assertEquals(
        List.of(
            "AUTH_PROFILE_EXPIRED",
            "AUTH_PROFILE_EXPIRES_SOON",
            "AUTH_PROFILE_DISABLED",
            "AUTH_PROFILE_COOLS_DOWN"),
        codes(found));
    assertTrue(found.get(2).message().endsWith("(billing)"), found.get(2).message());
    assertFalse(found.toString().contains("secret") || found.toString().contains("sk-1234"));
  }

  private Path write(String name, String text) throws IOException {
    Path sessions = Files.createDirectories(folder.resolve("agents/main/sessions"));
    return Files.writeString(sessions.resolve(name), text);
  }

  private void store(String name, String text) throws IOException {
    Path agent = Files.createDirectories(folder.resolve("agents/main/agent"));
    Files.writeString(agent.resolve(name), text);
  }

  private static void age(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
  }

  private static List<String> codes(List<Finding> found) {
    return found.stream().map(Finding::code).toList();
  }
}
