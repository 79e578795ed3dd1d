package ai.openclaw.core.logging.internal;

import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Opens, sets aside and prunes log files, and trusts none that somebody else may have placed. */
final class LogFolder {
  private static final int ARCHIVES = 5;
  private static final Duration KEPT = Duration.ofHours(24);

  private LogFolder() {}

  /**
   * Where the daily files are: {@code <tmp>/openclaw}, or {@code <tmp>/openclaw-<uid>} where
   * somebody else has made that one.
   */
  static Path daily(Path temporary) {
    Path shared = temporary.resolve("openclaw");
    if (!Files.exists(shared, LinkOption.NOFOLLOW_LINKS)) {
      return shared;
    }
    try {
      Path probe = Files.createTempFile(temporary, ".openclaw-", ".probe");
      try {
        boolean mine =
            Files.isDirectory(shared, LinkOption.NOFOLLOW_LINKS)
                && owner(shared).equals(owner(probe));
        return mine
            ? shared
            : temporary.resolve("openclaw-" + Files.getAttribute(probe, "unix:uid"));
      } finally {
        Files.deleteIfExists(probe);
      }
    } catch (IOException | UnsupportedOperationException e) {
      return shared;
    }
  }

  /**
   * Opens a file for appending, 0600 in a folder that is made 0700 if it is missing.
   *
   * @param ours whether the folder must belong to this user too, because anybody could have made it
   * @throws IOException when it cannot be opened, is no plain file, or belongs to somebody else
   */
  static FileChannel open(Path file, boolean ours) throws IOException {
    Path folder = folder(file);
    AtomicFile.folder(folder);
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (ours && posix) {
      UserPrincipal me = self(folder(folder));
      refuse(!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS), folder, "is a link");
      refuse(!owner(folder).equals(me), folder, "belongs to another user");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      refuse(!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), file, "is not a plain file");
      if (posix) {
        refuse(!owner(file).equals(self(folder)), file, "belongs to another user");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    }
    Set<OpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    FileAttribute<?>[] mode =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(file, options, mode);
  }

  /** Whether a file ends within a line. */
  static boolean torn(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() > 0
          && channel.read(last, channel.size() - 1) == 1
          && last.get(0) != '\n';
    }
  }

  /** Makes room: {@code x.log} becomes {@code x.1.log}, and so on; the oldest goes. */
  static void setAside(Path file) throws IOException {
    for (int number = ARCHIVES; number > 1; number--) {
      Path newer = archive(file, number - 1);
      if (Files.exists(newer, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(newer, archive(file, number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(file, archive(file, 1), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes the daily files, archives too, that nobody wrote for a day. */
  static void prune(Path folder, Instant now) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "openclaw-????-??-??*.log")) {
      for (Path file : files) {
        Instant written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        if (written.isBefore(now.minus(KEPT))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Where a file goes that is set aside, 1 being the youngest. */
  static Path archive(Path file, int number) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(
        dot > 0
            ? name.substring(0, dot) + "." + number + name.substring(dot)
            : name + "." + number);
  }

  private static Path folder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file");
    }
    return folder;
  }

  private static UserPrincipal owner(Path path) throws IOException {
    return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Who this process is: the owner of what it makes. */
  private static UserPrincipal self(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, ".openclaw-", ".probe");
    try {
      return owner(probe);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private static void refuse(boolean refused, Path path, String why) throws IOException {
    if (refused) {
      throw new IOException(path + " " + why);
    }
  }
}
