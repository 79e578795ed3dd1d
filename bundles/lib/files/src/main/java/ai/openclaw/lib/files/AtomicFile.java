package ai.openclaw.lib.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Replaces a file as a whole: whoever reads it, and whoever starts after a crash, finds the old
 * content or the new one. Thread-safe; two writers of one file do not mix, the last rename wins.
 */
public final class AtomicFile {
  private static final String SUFFIX = ".tmp";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private AtomicFile() {}

  /**
   * Writes a file with mode 0600. The content goes to a new file in the same folder, reaches the
   * disk, and is renamed over the old one; then the folder reaches the disk. An owner that differs
   * from the process is kept where the process may do so.
   *
   * @param target the file; a symbolic link is replaced, not followed
   * @param content the whole content
   * @throws IOException when it fails. The old content is in place and nothing is left beside it;
   *     only if the folder itself cannot be brought to the disk is the new content in place already
   */
  public static void write(Path target, byte[] content) throws IOException {
    Path folder = folderOf(target);
    Path temporary = folder.resolve(prefix(target) + UUID.randomUUID() + SUFFIX);
    try {
      create(temporary, folder);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      keepOwner(target, temporary);
      move(temporary, target);
    } catch (IOException | RuntimeException | Error failure) {
      discard(temporary, failure);
      throw failure;
    }
    force(folder);
  }

  /**
   * Deletes what killed writers of a file left beside it. Only while no other writer of that file
   * can be at work.
   *
   * @param target the file, which need not exist
   * @throws IOException when the folder cannot be read or a leftover stays
   */
  public static void sweep(Path target) throws IOException {
    Path folder = folderOf(target);
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> leftovers =
          Files.newDirectoryStream(folder, prefix(target) + "*" + SUFFIX)) {
        for (Path leftover : leftovers) {
          Files.deleteIfExists(leftover);
        }
      }
    }
  }

  /**
   * Short whatever the length of the name, so that the longest name a folder takes can be written.
   */
  private static String prefix(Path target) {
    var digest = new CRC32();
    digest.update(String.valueOf(target.getFileName()).getBytes(StandardCharsets.UTF_8));
    return ".%08x.".formatted(digest.getValue());
  }

  /**
   * Makes a folder, and the parents it lacks, with mode 0700. One that exists stays as it is.
   *
   * @throws IOException when it cannot be made
   */
  public static void folder(Path folder) throws IOException {
    if (posix(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FOLDER));
    } else {
      Files.createDirectories(folder);
    }
  }

  private static void discard(Path temporary, Throwable cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException notDeleted) {
      cause.addSuppressed(notDeleted);
    }
  }

  private static Path folderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("not a file: " + file);
    }
    return folder;
  }

  private static void create(Path file, Path folder) throws IOException {
    FileAttribute<?>[] mode =
        posix(folder)
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    Files.createFile(file, mode);
  }

  private static void keepOwner(Path old, Path replacement) throws IOException {
    if (!posix(replacement) || !Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    var before = Files.readAttributes(old, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    var view = Files.getFileAttributeView(replacement, PosixFileAttributeView.class);
    if (before.owner().equals(view.readAttributes().owner())) {
      return;
    }
    try {
      view.setOwner(before.owner());
      view.setGroup(before.group());
    } catch (IOException notAllowed) {
      // Only the superuser may give a file away; the new file then belongs to the writer.
      return;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("this file system cannot replace a file atomically: " + to, e);
    }
  }

  private static void force(Path folder) throws IOException {
    if (posix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static boolean posix(Path existing) {
    return existing.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
