package ai.openclaw.core.logs.internal;

import ai.openclaw.core.logging.LogPlace;
import ai.openclaw.core.logging.Redactor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the end of the log file, through rotations. Thread-safe. */
@Component(service = LogTail.class)
public final class LogTail {
  private static final Pattern DAILY = Pattern.compile("openclaw-\\d{4}-\\d{2}-\\d{2}\\.log");

  private final LogPlace place;
  private final CleanLine clean;
  private final Handed handed = new Handed();

  /** Reads where the log is. */
  @Activate
  public LogTail(@Reference LogPlace place, @Reference Redactor redactor) {
    this.place = place;
    this.clean = new CleanLine(redactor);
  }

  /** What a request gets; nothing when there is no file. */
  Tail read(TailRequest request) throws IOException {
    Path file = existing(place.file());
    try {
      Optional<Object> key = key(file);
      while (true) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
          Optional<Object> same = key(file);
          if (same.equals(key)) {
            return read(file, key, channel, request);
          }
          key = same;
        }
      }
    } catch (NoSuchFileException e) {
      return new Tail(file.toString(), 0, 0, List.of(), false, false);
    }
  }

  private Tail read(Path file, Optional<Object> key, FileChannel channel, TailRequest request)
      throws IOException {
    long size = channel.size();
    long latest = Math.max(0, size - request.maxBytes());
    long wanted = request.cursor().orElse(latest);
    boolean gone = wanted > size || (request.cursor().isPresent() && handed.ofAnother(wanted, key));
    boolean reset = gone || (request.cursor().isPresent() && wanted < latest);
    long start = reset ? latest : wanted;
    boolean truncated = start > 0 && (request.cursor().isEmpty() || reset);

    var lines = new ArrayList<String>();
    if (gone && !truncated) {
      lines.addAll(restOfSetAside(file, wanted, request.maxBytes()));
    }
    Slice slice = Slice.read(channel, start, size);
    lines.addAll(slice.lines());
    handed.add(slice.end(), key);
    List<String> last = lines.subList(Math.max(0, lines.size() - request.limit()), lines.size());
    return new Tail(
        file.toString(),
        slice.end(),
        size,
        last.stream().map(clean::of).toList(),
        truncated,
        reset);
  }

  /** What was written after the last request and before the file was set aside. */
  private List<String> restOfSetAside(Path file, long from, int maxBytes) throws IOException {
    try (FileChannel before = FileChannel.open(place.setAside(file), StandardOpenOption.READ)) {
      long size = before.size();
      return size < from || size - from > maxBytes
          ? List.of()
          : Slice.read(before, from, size).lines();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Just after midnight the file of today is not there yet: then the latest one counts. */
  private static Path existing(Path file) throws IOException {
    Path folder = file.getParent();
    if (Files.exists(file)
        || folder == null
        || !Files.isDirectory(folder)
        || !DAILY.matcher(String.valueOf(file.getFileName())).matches()) {
      return file;
    }
    Optional<Path> latest = Optional.empty();
    try (DirectoryStream<Path> others =
        Files.newDirectoryStream(
            folder, path -> DAILY.matcher(String.valueOf(path.getFileName())).matches())) {
      for (Path other : others) {
        if (latest.isEmpty() || modified(other).compareTo(modified(latest.get())) > 0) {
          latest = Optional.of(other);
        }
      }
    }
    return latest.orElse(file);
  }

  /** Tells files of one name apart, where the file system can. */
  private static Optional<Object> key(Path file) throws IOException {
    try {
      return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static FileTime modified(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file);
    } catch (NoSuchFileException e) {
      return FileTime.fromMillis(0);
    }
  }
}
