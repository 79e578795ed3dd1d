package ai.openclaw.core.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupervisionTest {
  @ParameterizedTest
  @CsvSource({
    "OPENCLAW_SYSTEMD_UNIT,SYSTEMD",
    "INVOCATION_ID,SYSTEMD",
    "SYSTEMD_EXEC_PID,SYSTEMD",
    "JOURNAL_STREAM,SYSTEMD",
    "OPENCLAW_LAUNCHD_LABEL,LAUNCHD",
    "LAUNCH_JOB_LABEL,LAUNCHD",
    "LAUNCH_JOB_NAME,LAUNCHD",
    "XPC_SERVICE_NAME,LAUNCHD",
    "OPENCLAW_WINDOWS_TASK_NAME,SCHTASKS",
    "TERM,NONE"
  })
  void aVariableTellsTheSupervisor(String name, Supervision expected) {
    assertEquals(expected, Supervision.of(Map.of(name, "x")));
    assertEquals(Supervision.NONE, Supervision.of(Map.of(name, " ")));
  }

  @Test
  void programsOfADesktopAreNoServices() {
    assertEquals(Supervision.NONE, Supervision.of(Map.of("XPC_SERVICE_NAME", "0")));
  }
}
