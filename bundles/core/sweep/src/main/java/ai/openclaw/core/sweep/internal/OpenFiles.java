package ai.openclaw.core.sweep.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which files some process of this user has open. Told by {@code /proc}; where there is none, a
 * file that was written a moment ago counts as open.
 */
final class OpenFiles {
  private static final Path PROCESSES = Path.of("/proc");
  private static final Duration RECENT = Duration.ofMinutes(1);

  private OpenFiles() {}

  static Set<Path> among(Collection<Path> files) {
    return Files.isDirectory(PROCESSES.resolve("self/fd")) ? open(files) : recent(files);
  }

  private static Set<Path> open(Collection<Path> files) {
    Set<Path> wanted = new HashSet<>(files);
    Set<Path> open = new HashSet<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        of(process.resolve("fd"), wanted, open);
      }
    } catch (IOException e) {
      return recent(files);
    }
    return open;
  }

  private static void of(Path descriptors, Set<Path> wanted, Set<Path> open) {
    try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
      for (Path link : links) {
        Path file = Files.readSymbolicLink(link);
        if (wanted.contains(file)) {
          open.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException endedOrAnotherUsers) {
      return;
    }
  }

  private static Set<Path> recent(Collection<Path> files) {
    Set<Path> recent = new HashSet<>();
    Instant limit = Instant.now().minus(RECENT);
    for (Path file : files) {
      try {
        if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant().isAfter(limit)) {
          recent.add(file);
        }
      } catch (IOException gone) {
        recent.add(file);
      }
    }
    return recent;
  }
}
