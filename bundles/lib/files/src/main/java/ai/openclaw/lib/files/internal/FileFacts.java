package ai.openclaw.lib.files.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One look at a directory entry, links not followed.
 *
 * @param kind what it is
 * @param unix mode and owner; null on a file system without them
 * @param identity equal for two looks exactly when the entry is the same file, neither replaced,
 *     moved nor changed in between
 */
public record FileFacts(Kind kind, @Nullable Unix unix, List<Object> identity) {

  /** The kinds that matter. */
  public enum Kind {
    FILE,
    FOLDER,
    LINK,
    OTHER
  }

  /**
   * POSIX mode bits, the file type excluded, and the owner.
   *
   * @param mode the lowest twelve bits of the mode
   * @param uid the owner's number
   */
  public record Unix(int mode, int uid) {
    private static final int STICKY = 01000;

    /** Whether any of the bits is set. */
    public boolean any(int bits) {
      return (mode & bits) != 0;
    }

    /** Whether only the owner of an entry may remove it from this folder. */
    public boolean sticky() {
      return any(STICKY);
    }
  }

  /** Looks. */
  public static FileFacts of(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      var basic = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new FileFacts(
          kind(basic), null, List.of(basic.creationTime(), basic.lastModifiedTime(), basic.size()));
    }
    Map<String, Object> unix =
        Files.readAttributes(path, "unix:mode,uid,dev,ino,ctime,size", LinkOption.NOFOLLOW_LINKS);
    return new FileFacts(
        kind((int) value(unix, "mode")),
        new Unix((int) value(unix, "mode") & 07777, (int) value(unix, "uid")),
        List.of(value(unix, "dev"), value(unix, "ino"), value(unix, "ctime"), value(unix, "size")));
  }

  private static Object value(Map<String, Object> attributes, String name) {
    return Objects.requireNonNull(attributes.get(name), name);
  }

  private static Kind kind(int mode) {
    return switch (mode & 0170000) {
      case 0100000 -> Kind.FILE;
      case 0040000 -> Kind.FOLDER;
      case 0120000 -> Kind.LINK;
      default -> Kind.OTHER;
    };
  }

  private static Kind kind(BasicFileAttributes basic) {
    if (basic.isRegularFile()) {
      return Kind.FILE;
    }
    if (basic.isSymbolicLink()) {
      return Kind.LINK;
    }
    return basic.isDirectory() ? Kind.FOLDER : Kind.OTHER;
  }
}
