package ai.openclaw.lib.files;

import ai.openclaw.lib.files.internal.ProcessOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Files and folders that no other user has a right on. Symbolic links are followed. On a file
 * system without POSIX permissions nothing is open and nothing is changed.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnly() {}

  /**
   * The permissions of a file that others have a right on; empty when they have none.
   *
   * @throws IOException when they cannot be read
   */
  public static Optional<Set<PosixFilePermission>> open(Path file) throws IOException {
    if (!posix(file)) {
      return Optional.empty();
    }
    Set<PosixFilePermission> now = Files.getPosixFilePermissions(file);
    return FOLDER.containsAll(now) ? Optional.empty() : Optional.of(Set.copyOf(now));
  }

  /** What a file or folder has when others have no right on it: 0600, or 0700 for a folder. */
  public static Set<PosixFilePermission> permissions(Path file) {
    return Files.isDirectory(file) ? FOLDER : FILE;
  }

  /**
   * Whether a file belongs to the user of this process.
   *
   * @throws IOException when its owner cannot be read
   */
  public static boolean mine(Path file) throws IOException {
    OptionalInt user = ProcessOwner.uid();
    return posix(file)
        && user.isPresent()
        && Files.getAttribute(file, "unix:uid") instanceof Integer owner
        && owner == user.getAsInt();
  }

  private static boolean posix(Path file) {
    Set<String> views = file.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix") && views.contains("unix");
  }
}
