package ai.openclaw.core.service.internal.supervisor;

import ai.openclaw.core.service.internal.definition.Definition;
import ai.openclaw.core.service.internal.definition.DefinitionException;
import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The file of a definition. */
public final class DefinitionFile {
  private static final int LARGEST = 256 * 1024;

  private final Path file;
  private final String title;

  /**
   * Creates it.
   *
   * @param title what it is, for people
   */
  public DefinitionFile(Path file, String title) {
    this.file = file;
    this.title = title;
  }

  /** Reads the text of a definition. */
  interface Reader {
    /** What the text says. */
    Definition read(String text) throws DefinitionException;
  }

  /**
   * The text; empty when there is no file.
   *
   * @throws IOException when it cannot be read or is too large
   */
  public Optional<String> text() throws IOException {
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new IOException(file + " is larger than " + LARGEST / 1024 + " KiB");
      }
      boolean wide =
          content.length > 1 && (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xfe;
      Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
      return new String(content, charset);
    }
  }

  /**
   * Puts a new text in place and keeps the old one beside it, unless that holds a secret.
   *
   * @return what was done, for people
   */
  List<String> write(String text, Reader reader) throws IOException {
    AtomicFile.folder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    Optional<String> old = text();
    Path backup = file.resolveSibling(file.getFileName() + ".bak");
    boolean kept = old.isPresent() && !old.get().equals(text) && harmless(old.get(), reader);
    if (kept) {
      AtomicFile.write(backup, old.get().getBytes(StandardCharsets.UTF_8));
    }
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    var done = new ArrayList<String>();
    done.add("Installed " + title + ": " + file);
    if (kept) {
      done.add("The one before is kept in: " + backup);
    }
    return done;
  }

  private static boolean harmless(String text, Reader reader) {
    try {
      return reader.read(text).secrets().isEmpty();
    } catch (DefinitionException e) {
      return false;
    }
  }

  /** Lets everybody on the machine read a file. */
  static void readable(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}
