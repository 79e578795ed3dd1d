package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process that a lock file names, and whether it is still the same one. */
final class LockOwner {
  private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d{1,18})");
  private static final Pattern START = Pattern.compile("\"startTime\"\\s*:\\s*(\\d{1,18})");
  private static final Pattern BOOT = Pattern.compile("\"bootId\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern PORT = Pattern.compile("\"port\"\\s*:\\s*(\\d{1,5})");
  private static final int START_FIELD = 22;

  private LockOwner() {}

  /** The process id in the content of a lock file; empty when there is none. */
  static String pid(String content) {
    return first(PID, content);
  }

  /** The port that the owner listens on, as far as the content tells. */
  static Optional<Integer> port(String content) {
    return Optional.of(first(PORT, content)).filter(port -> !port.isEmpty()).map(Integer::valueOf);
  }

  /** Why the owner cannot hold the lock any more; empty when it may. */
  static Optional<String> dead(String content) {
    String pid = pid(content);
    if (pid.isEmpty()) {
      return Optional.of("it names no process");
    }
    String boot = first(BOOT, content);
    if (!boot.isEmpty() && !boot.equals(bootId())) {
      return Optional.of("the machine was started again since");
    }
    long number = Long.parseLong(pid);
    if (ProcessHandle.of(number).filter(ProcessHandle::isAlive).isEmpty()) {
      return Optional.of("process " + pid + " is gone");
    }
    String start = first(START, content);
    String now = startTime(number);
    if (!start.isEmpty() && !now.isEmpty() && !start.equals(now)) {
      return Optional.of("process " + pid + " is another one by now");
    }
    return Optional.empty();
  }

  /** When a process began, in the kernel's ticks since the machine did; empty where unknown. */
  static String startTime(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The second field is the name in brackets, which may hold blanks and brackets itself.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return fields[START_FIELD - 3];
    } catch (IOException | IndexOutOfBoundsException unknown) {
      return "";
    }
  }

  static String bootId() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String first(Pattern pattern, String content) {
    Matcher matcher = pattern.matcher(content);
    return matcher.find() ? matcher.group(1) : "";
  }
}
