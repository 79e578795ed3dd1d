package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.plugins.internal.Examined.Pending;
import ai.openclaw.core.plugins.internal.Examined.Unfit;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The folder that the operator drops jars into. Read only by its own scans; a file is examined once
 * it has rested. Confined to one thread.
 */
final class DropFolder {
  private static final String PART = ".part";
  private static final long QUIET_MILLIS = 200;
  private static final long HALF_WRITTEN_MILLIS = 2_000;

  private final Path folder;
  private final Ownership ownership;
  private final Clock clock;
  private final Set<String> complete = new HashSet<>();
  private Map<String, Seen> seen = Map.of();

  DropFolder(Path folder, Ownership ownership, Clock clock) {
    this.folder = folder;
    this.ownership = ownership;
    this.clock = clock;
  }

  /**
   * One look at the folder.
   *
   * @param files what is in it, by name
   * @param problem why nothing of it may be used
   */
  record Listing(List<Examined> files, Optional<String> problem) {
    boolean pending() {
      return files.stream().anyMatch(Pending.class::isInstance);
    }
  }

  Path path(String file) {
    return folder.resolve(file);
  }

  /** The hidden name of a copy that is under way. */
  static Path hidden(Path folder) {
    return folder.resolve("." + UUID.randomUUID() + PART);
  }

  /** Removes the copies that a killed process left behind. */
  void sweep() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, ".*" + PART)) {
      for (Path entry : entries) {
        if (String.valueOf(entry.getFileName()).matches("\\.[0-9a-f-]{36}\\" + PART)) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }

  /** Says that a file got its name when its bytes were complete, so it need not rest. */
  void complete(String file) {
    complete.add(file);
  }

  Listing scan() throws IOException {
    if (!Files.isDirectory(folder)) {
      seen = Map.of();
      return new Listing(List.of(), Optional.empty());
    }
    Optional<String> problem = ownership.folderProblem(folder);
    if (problem.isPresent()) {
      return new Listing(List.of(), problem);
    }
    Map<String, Seen> now = new HashMap<>();
    List<Examined> files = new ArrayList<>();
    for (String file : names()) {
      try {
        Seen current = look(file);
        now.put(file, current);
        files.add(current.examined());
      } catch (NoSuchFileException vanished) {
        now.remove(file);
      }
    }
    seen = now;
    complete.clear();
    return new Listing(List.copyOf(files), Optional.empty());
  }

  private Iterable<String> names() throws IOException {
    var names = new TreeSet<String>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (name.endsWith(".jar") && !name.startsWith(".")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private Seen look(String file) throws IOException {
    Path path = path(file);
    var attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    var stamp =
        new Stamp(
            attributes.size(),
            attributes.lastModifiedTime(),
            String.valueOf(attributes.fileKey()),
            ownership.fileProblem(path).orElse(""));
    long now = clock.millis();
    Optional<Seen> before =
        Optional.ofNullable(seen.get(file)).filter(s -> s.stamp().equals(stamp));
    if (before.isPresent() && !(before.get().examined() instanceof Pending)) {
      return before.get();
    }
    long since = before.map(Seen::since).orElse(Math.min(stamp.modified().toMillis(), now));
    long rested = now - since;
    if (!attributes.isRegularFile()) {
      return new Seen(stamp, since, new Unfit(file, "it is no regular file"));
    }
    if (!stamp.problem().isEmpty()) {
      return new Seen(stamp, since, new Unfit(file, stamp.problem()));
    }
    if (rested < QUIET_MILLIS && !complete.contains(file)) {
      return new Seen(stamp, since, new Pending(file));
    }
    return new Seen(stamp, since, examine(path, file, rested));
  }

  private static Examined examine(Path path, String file, long rested) throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      if (zip.size() == 0) {
        return new Unfit(file, "it is an empty zip file");
      }
    } catch (ZipException e) {
      return rested < HALF_WRITTEN_MILLIS
          ? new Pending(file)
          : new Unfit(file, "it is no readable jar; when it is complete it is read again");
    }
    try {
      return JarExaminer.examine(path, file);
    } catch (ZipException e) {
      return new Unfit(file, "it is a damaged jar; copy it again");
    }
  }

  private record Stamp(long size, FileTime modified, String key, String problem) {}

  private record Seen(Stamp stamp, long since, Examined examined) {}
}
