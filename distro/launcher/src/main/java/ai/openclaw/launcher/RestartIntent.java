package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file beside the configuration by which who sends the next SIGTERM says it means a restart. */
final class RestartIntent {
  private static final Duration LIFE = Duration.ofSeconds(60);
  private static final long LONGEST = 4096;
  private static final Pattern KIND = Pattern.compile("\"kind\"\\s*:\\s*\"gateway-restart\"");
  private static final Pattern CREATED =
      Pattern.compile("\"createdAt\"\\s*:\\s*(?:\"([^\"]*)\"|(\\d+))");

  private final Path file;

  RestartIntent(Path state) {
    this.file = state.resolve("gateway-restart-intent.json");
  }

  /** Whether a restart is meant; the file is gone after that. */
  boolean take() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
        return false;
      }
      String content = Files.readString(file);
      Files.deleteIfExists(file);
      String own = Long.toString(ProcessHandle.current().pid());
      return KIND.matcher(content).find() && LockOwner.pid(content).equals(own) && fresh(content);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean fresh(String content) {
    Matcher created = CREATED.matcher(content);
    if (!created.find()) {
      return false;
    }
    try {
      Instant at =
          created.group(1) == null
              ? Instant.ofEpochMilli(Long.parseLong(created.group(2)))
              : Instant.parse(created.group(1));
      Duration age = Duration.between(at, Instant.now());
      return age.compareTo(LIFE) <= 0 && !age.minus(LIFE.negated()).isNegative();
    } catch (DateTimeException | NumberFormatException e) {
      return false;
    }
  }
}
