package ai.openclaw.core.service.internal.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway that runs with a state directory, whoever started it. */
final class Unsupervised {
  private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d{1,18})");

  private Unsupervised() {}

  /**
   * Its process.
   *
   * @param run the folder of locks of the state directory
   */
  static Optional<Long> pid(Path run) {
    Path file = run.resolve("gateway.lock");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (free(channel)) {
        return Optional.empty();
      }
      Matcher matcher = PID.matcher(Files.readString(file));
      return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean free(FileChannel channel) throws IOException {
    try (FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
