package ai.openclaw.lib.files;

import ai.openclaw.lib.files.PathRules.Purpose;
import ai.openclaw.lib.files.PathVerdict.Accepted;
import ai.openclaw.lib.files.PathVerdict.Refused;
import ai.openclaw.lib.files.internal.AccessList;
import ai.openclaw.lib.files.internal.FileFacts;
import ai.openclaw.lib.files.internal.FileFacts.Kind;
import ai.openclaw.lib.files.internal.FileFacts.Unix;
import ai.openclaw.lib.files.internal.ProcessOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides whether a file that holds secrets may be read, and whether a program may be run. It goes
 * through the checks in a fixed order and reports the first that fails; it never opens the file.
 * Immutable and thread-safe. A check may take as long as the file system does.
 */
public final class PathSecurity {
  private static final int OTHERS_WRITE = 0002;
  private static final int WRITE = 0022;
  private static final int READ_OR_WRITE = 0066;

  private final OptionalInt uid;

  /** Checks on behalf of the user this process runs as. */
  public PathSecurity() {
    this(ProcessOwner.uid());
  }

  PathSecurity(OptionalInt uid) {
    this.uid = uid;
  }

  /** Checks a path. */
  public PathVerdict check(Path path, PathRules rules) {
    if (!path.isAbsolute()) {
      return refuse(PathRefusal.NOT_ABSOLUTE, rules, "must be absolute", path);
    }
    Optional<FileFacts> found = look(path);
    if (found.isEmpty()) {
      return refuse(PathRefusal.NOT_READABLE, rules, "is not readable", path);
    }
    return switch (found.get().kind()) {
      case FILE -> checkFile(path, found.get(), rules);
      case LINK -> checkLink(path, rules);
      case FOLDER -> notAFile(path, rules, "a folder");
      case OTHER -> notAFile(path, rules, "a pipe, socket or device");
    };
  }

  private PathVerdict checkLink(Path link, PathRules rules) {
    if (rules.purpose() == Purpose.SECRET_FILE) {
      return refuse(
          PathRefusal.SYMLINK,
          rules,
          "must not be a symbolic link; name the file it leads to instead",
          link);
    }
    if (!rules.allowSymlink()) {
      return refuse(
          PathRefusal.SYMLINK,
          rules,
          "is a symbolic link, as package managers make them (Homebrew below /opt/homebrew/bin);"
              + " set allowSymlinkCommand: true with trustedDirs naming the real folder",
          link);
    }
    Path target;
    FileFacts facts;
    try {
      target = link.toRealPath();
      facts = FileFacts.of(target);
    } catch (IOException dangling) {
      return refuse(
          PathRefusal.NOT_READABLE, rules, "is a symbolic link whose target is not readable", link);
    }
    if (facts.kind() != Kind.FILE) {
      return notAFile(target, rules, "a link to something else");
    }
    return checkFile(target, facts, rules);
  }

  private PathVerdict checkFile(Path file, FileFacts facts, PathRules rules) {
    if (!rules.trustedDirs().isEmpty() && !trusted(file, rules.trustedDirs())) {
      return refuse(PathRefusal.OUTSIDE_TRUSTED_DIRS, rules, "is outside trustedDirs", file);
    }
    if (rules.allowInsecure()) {
      return new Accepted(file, List.of());
    }
    Unix unix = facts.unix();
    Optional<Refused> refused =
        unix == null ? checkAccessList(file, rules) : checkMode(file, unix, rules);
    return refused.isPresent() ? refused.get() : new Accepted(file, warnings(file, rules));
  }

  private Optional<Refused> checkMode(Path file, Unix unix, PathRules rules) {
    boolean secret = rules.purpose() == Purpose.SECRET_FILE;
    if (unix.any(secret ? READ_OR_WRITE : WRITE)) {
      return Optional.of(
          refuse(
              PathRefusal.PERMISSIONS,
              rules,
              secret
                  ? "permissions too open, group or others may read or write it; run chmod 600 on"
                  : "permissions too open, group or others may write it; run chmod go-w on",
              file));
    }
    if (uid.isEmpty()) {
      return Optional.of(
          refuse(
              PathRefusal.PERMISSIONS_UNKNOWN,
              rules,
              "cannot be compared with the user of this process, whose uid is not known",
              file));
    }
    if (unix.uid() != uid.getAsInt()) {
      return Optional.of(
          refuse(
              PathRefusal.OWNER,
              rules,
              "belongs to uid %s, not to uid %s of this process; change its owner, or set allowInsecurePath: true if you trust it"
                  .formatted(
                      Integer.toUnsignedString(unix.uid()),
                      Integer.toUnsignedString(uid.getAsInt())),
              file));
    }
    return Optional.empty();
  }

  private static Optional<Refused> checkAccessList(Path file, PathRules rules) {
    var view = Files.getFileAttributeView(file, AclFileAttributeView.class);
    List<AclEntry> entries;
    UserPrincipal owner;
    try {
      if (view == null) {
        throw new IOException("no access lists here");
      }
      entries = view.getAcl();
      owner = view.getOwner();
    } catch (IOException | SecurityException unreadable) {
      return Optional.of(
          refuse(
              PathRefusal.PERMISSIONS_UNKNOWN,
              rules,
              "has an access list that cannot be read; set allowInsecurePath: true if you trust"
                  + " the file",
              file));
    }
    return AccessList.stranger(entries, owner, rules.purpose() == Purpose.SECRET_FILE)
        .map(
            stranger ->
                refuse(
                    PathRefusal.PERMISSIONS,
                    rules,
                    "permissions too open, access is granted to %s; take it away from"
                        .formatted(stranger),
                    file));
  }

  private static List<String> warnings(Path file, PathRules rules) {
    List<String> warnings = new ArrayList<>();
    try {
      for (Path folder = file.toRealPath().getParent();
          folder != null;
          folder = folder.getParent()) {
        Unix unix = FileFacts.of(folder).unix();
        if (unix != null && unix.any(OTHERS_WRITE) && !unix.sticky()) {
          warnings.add(
              "%s lies below a folder in which anyone may replace it; run chmod o-w on: %s"
                  .formatted(rules.label(), folder));
        }
      }
    } catch (IOException notToBeSeen) {
      return warnings;
    }
    return warnings;
  }

  private static boolean trusted(Path file, List<Path> folders) {
    Path real = real(file);
    return folders.stream().anyMatch(folder -> real.startsWith(real(folder)));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException absent) {
      return path.normalize();
    }
  }

  private static Optional<FileFacts> look(Path path) {
    try {
      return Optional.of(FileFacts.of(path));
    } catch (IOException notToBeSeen) {
      return Optional.empty();
    }
  }

  private static Refused notAFile(Path path, PathRules rules, String what) {
    return refuse(PathRefusal.NOT_A_FILE, rules, "must be a file, it is " + what, path);
  }

  static Refused refuse(PathRefusal reason, PathRules rules, String problem, Path path) {
    return new Refused(reason, "%s %s: %s".formatted(rules.label(), problem, path));
  }
}
