package ai.openclaw.core.host;

import java.util.Map;

/** What keeps this process running, told by the variables that it was started with. */
public enum Supervision {
  /** Nothing: a person started it. */
  NONE,
  /** Systemd. */
  SYSTEMD,
  /** Launchd. */
  LAUNCHD,
  /** The task scheduler of Windows. */
  SCHTASKS;

  /** What launchd puts into {@code XPC_SERVICE_NAME} for programs that are no service. */
  private static final String NO_SERVICE = "0";

  /** What these variables tell. */
  public static Supervision of(Map<String, String> environment) {
    if (any(
        environment,
        "OPENCLAW_SYSTEMD_UNIT",
        "INVOCATION_ID",
        "SYSTEMD_EXEC_PID",
        "JOURNAL_STREAM")) {
      return SYSTEMD;
    }
    if (any(
        environment,
        "OPENCLAW_LAUNCHD_LABEL",
        "LAUNCH_JOB_LABEL",
        "LAUNCH_JOB_NAME",
        "XPC_SERVICE_NAME")) {
      return LAUNCHD;
    }
    return any(environment, "OPENCLAW_WINDOWS_TASK_NAME") ? SCHTASKS : NONE;
  }

  private static boolean any(Map<String, String> environment, String... names) {
    for (String name : names) {
      String value = environment.getOrDefault(name, "");
      if (!value.isBlank() && !value.equals(NO_SERVICE)) {
        return true;
      }
    }
    return false;
  }
}
