package ai.openclaw.lib.files.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out as whom this process runs. */
public final class ProcessOwner {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern EFFECTIVE = Pattern.compile("Uid:\\s+\\d+\\s+(\\d+)\\s.*");

  private ProcessOwner() {}

  /** The effective user number; empty where there is none or it cannot be found out. */
  public static OptionalInt uid() {
    try {
      return Files.isReadable(STATUS) ? fromStatus() : fromNewFile();
    } catch (IOException | RuntimeException notToBeHad) {
      return OptionalInt.empty();
    }
  }

  // The folder /proc/self belongs to root when the program has capabilities; this line does not
  // lie.
  private static OptionalInt fromStatus() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .map(EFFECTIVE::matcher)
        .filter(Matcher::matches)
        .mapToInt(line -> Integer.parseUnsignedInt(line.group(1)))
        .findFirst();
  }

  private static OptionalInt fromNewFile() throws IOException {
    Path mine = Files.createTempFile("owner", ".tmp");
    try {
      FileFacts.Unix unix = FileFacts.of(mine).unix();
      return unix == null ? OptionalInt.empty() : OptionalInt.of(unix.uid());
    } finally {
      Files.deleteIfExists(mine);
    }
  }
}
