package ai.openclaw.core.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Who may change a file. Checks nothing where the file system knows no owners and modes. */
final class Ownership {
  private static final int ROOT = 0;

  private final int user;

  private Ownership(int user) {
    this.user = user;
  }

  static Ownership ofThisProcess() throws IOException {
    Path self = Path.of("/proc/self");
    if (Files.exists(self) && posix(self)) {
      return new Ownership(uid(self));
    }
    Path probe = Files.createTempFile("openclaw", ".owner");
    try {
      return new Ownership(posix(probe) ? uid(probe) : ROOT);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /** Why others could put files into the folder; empty when they cannot. */
  Optional<String> folderProblem(Path folder) throws IOException {
    if (!posix(folder)) {
      return Optional.empty();
    }
    if (uid(folder) != user) {
      return Optional.of(
          "the drop folder "
              + folder
              + " belongs to "
              + Files.getOwner(folder).getName()
              + ", not to the user of this process: run chown on it, then chmod 700 "
              + folder);
    }
    return openToOthers(folder)
        ? Optional.of(
            "the drop folder "
                + folder
                + " is writable by others ("
                + mode(folder)
                + "): run chmod 700 "
                + folder)
        : Optional.empty();
  }

  /** Why others could change the file; empty when they cannot. */
  Optional<String> fileProblem(Path file) throws IOException {
    if (!posix(file)) {
      return Optional.empty();
    }
    int owner = uid(file);
    if (owner != user && owner != ROOT) {
      return Optional.of("it belongs to another user (uid " + owner + "): run chown on " + file);
    }
    return openToOthers(file)
        ? Optional.of("it is writable by others (" + mode(file) + "): run chmod go-w " + file)
        : Optional.empty();
  }

  private static boolean openToOthers(Path path) throws IOException {
    var permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    return permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  private static int uid(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid");
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }
}
