package ai.openclaw.core.service.internal.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.service.internal.FakeMachine;
import ai.openclaw.core.service.internal.machine.Machine.Os;
import ai.openclaw.core.service.internal.machine.ProgramResult.End;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  private static final Duration PLENTY = Duration.ofSeconds(60);

  @TempDir Path folder;
  private FakeMachine fake;

  @BeforeEach
  void make() throws Exception {
    fake = new FakeMachine(folder);
  }

  private ProgramResult run(Duration limit, String... command) throws InterruptedException {
    return new Programs(fake.machine(Os.LINUX), limit).run(List.of(command));
  }

  @Test
  void argumentsReachTheProgramAsTheyAreAndNoShellSeesThem() throws Exception {
    fake.program("show", "printf '[%s]' \"$@\"; cat; echo \"$LC_ALL\" >&2; exit 3");

    ProgramResult result = run(PLENTY, "show", "a b", "$(id)", ";", "*", "");

    assertEquals(new ProgramResult(End.ENDED, 3, "[a b][$(id)][;][*][]", "C\n"), result);
    assertFalse(result.ok());
  }

  @Test
  void aMissingProgramIsAResult() throws Exception {
    ProgramResult result = run(PLENTY, "systemctl", "--user");

    assertEquals(End.MISSING, result.end());
    assertTrue(result.detail().startsWith("systemctl is not on this machine"), result.detail());
  }

  @Test
  void aProgramThatHangsIsKilled() throws Exception {
    fake.program("hang", "exec tail -f /dev/null");

    ProgramResult result = run(Duration.ofSeconds(1), "hang");

    assertEquals(End.TIMED_OUT, result.end());
    assertEquals("hang did not answer within 1 s", result.detail());
  }

  @Test
  void onlyTheBeginOfALongOutputIsRead() throws Exception {
    fake.program("talk", "head -c 3000000 /dev/zero | tr '\\\\0' x");

    ProgramResult result = run(PLENTY, "talk");

    assertTrue(result.ok(), result.err());
    assertEquals(256 * 1024, result.out().length());
  }
}
