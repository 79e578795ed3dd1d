package ai.openclaw.lib.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * How a file looked from outside at one moment; two stamps that differ mean that it was changed or
 * replaced in between. Links are followed. Immutable.
 *
 * @param text what was seen, for comparison only
 */
public record FileStamp(String text) {
  /** Of a file that nobody has looked at; differs from every other one. */
  public static final FileStamp UNKNOWN = new FileStamp("unknown");

  private static final FileStamp NONE = new FileStamp("none");

  /** Looks at a file; one that cannot be looked at has a stamp as well. */
  public static FileStamp of(Path file) {
    try {
      var seen = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(
          nanos(seen.lastModifiedTime())
              + " "
              + changed(file)
              + " "
              + seen.size()
              + " "
              + seen.fileKey());
    } catch (IOException notThere) {
      return NONE;
    }
  }

  /** The change of owner, mode or name, which leaves the time of the content alone. */
  private static String changed(Path file) {
    try {
      return Files.getAttribute(file, "unix:ctime") instanceof FileTime time ? nanos(time) : "";
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return "";
    }
  }

  private static String nanos(FileTime time) {
    return Long.toString(time.to(TimeUnit.NANOSECONDS));
  }
}
