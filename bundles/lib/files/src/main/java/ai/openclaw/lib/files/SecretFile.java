package ai.openclaw.lib.files;

import ai.openclaw.lib.files.PathVerdict.Accepted;
import ai.openclaw.lib.files.PathVerdict.Refused;
import ai.openclaw.lib.files.internal.FileFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a file that holds secrets. The file is opened once, and what was opened is what was
 * checked: it is looked at before it is opened and after it was read, and if it was replaced, moved
 * or changed in between, what was read is thrown away. Immutable and thread-safe.
 */
public final class SecretFile {
  private static final int ATTEMPTS = 5;

  private final PathSecurity security;

  /** Reads files that pass the given checks. */
  public SecretFile(PathSecurity security) {
    this.security = security;
  }

  /**
   * Checks and reads a file. It may take as long as the file system does; the interruption of the
   * thread closes the file.
   *
   * @param path the file
   * @param rules what is asked of the path
   * @param maxBytes the largest content; no more than one byte above it is ever read
   */
  public Reading read(Path path, PathRules rules, int maxBytes) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        FileFacts before = FileFacts.of(path);
        PathVerdict verdict = security.check(path, rules);
        if (verdict instanceof Refused refused) {
          return new NotRead(refused);
        }
        byte[] bytes = readOnce(path, maxBytes);
        if (before.equals(FileFacts.of(path))) {
          return bytes.length > maxBytes
              ? new TooLarge()
              : new Content(ByteBuffer.wrap(bytes), ((Accepted) verdict).warnings());
        }
        Arrays.fill(bytes, (byte) 0);
      } catch (IOException gone) {
        return new NotRead(
            security.check(path, rules) instanceof Refused refused
                ? refused
                : PathSecurity.refuse(PathRefusal.NOT_READABLE, rules, "is not readable", path));
      }
    }
    return new NotRead(
        PathSecurity.refuse(
            PathRefusal.CHANGING, rules, "changes faster than it can be read", path));
  }

  private static byte[] readOnce(Path path, int maxBytes) throws IOException {
    try (InputStream in =
        Files.newInputStream(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(maxBytes + 1);
    }
  }

  /** What came of an attempt to read. */
  public sealed interface Reading {}

  /**
   * The content.
   *
   * @param bytes all of it, from position to limit
   * @param warnings what an operator should put right, one sentence each
   */
  public record Content(ByteBuffer bytes, List<String> warnings) implements Reading {
    /** Copies the list. */
    public Content {
      warnings = List.copyOf(warnings);
    }
  }

  /** The file is larger than allowed. */
  public record TooLarge() implements Reading {}

  /**
   * The file was not read, or what was read was thrown away.
   *
   * @param refused why
   */
  public record NotRead(Refused refused) implements Reading {}
}
