package ai.openclaw.core.config.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads files that are what they should be, up to a limit. */
final class FileReading {
  private FileReading() {}

  /**
   * The bytes of a regular file.
   *
   * @param most the limit in MiB
   * @throws Refused when it is no regular file or too large
   */
  static byte[] regular(Path file, int most) throws IOException, Refused {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new Refused("is not a regular file");
    }
    int limit = most << 20;
    if (attributes.size() <= limit) {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] content = in.readNBytes(limit + 1);
        if (content.length <= limit) {
          return content;
        }
      }
    }
    throw new Refused(
        "has %d bytes, more than the %d MiB that are read; split it with $include"
            .formatted(Math.max(attributes.size(), limit + 1L), most));
  }

  /** Whether a regular file has more names than one; unknown counts as no. */
  static boolean hardLinked(Path file) throws IOException {
    return Files.isRegularFile(file)
        && file.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(file, "unix:nlink") instanceof Integer links
        && links > 1;
  }

  /** A file is there, and must not be read. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }
}
