package ai.openclaw.lib.files;

import java.nio.file.Path;
import java.util.List;

/**
 * What is asked of a path. Immutable.
 *
 * @param label the setting that names the path, {@code secrets.providers.vault.path}
 * @param purpose what the file is for
 * @param allowInsecure whether permissions, access lists and the owner go unchecked
 * @param allowSymlink whether a symbolic link is followed; secret files never are
 * @param trustedDirs folders one of which must hold the file; empty when any may
 */
public record PathRules(
    String label,
    Purpose purpose,
    boolean allowInsecure,
    boolean allowSymlink,
    List<Path> trustedDirs) {
  /** Copies the list. */
  public PathRules {
    trustedDirs = List.copyOf(trustedDirs);
  }

  /** What a file is for. */
  public enum Purpose {
    /** Its content is secret: others may neither read nor write it. */
    SECRET_FILE,
    /** It is run: others may not write it. */
    COMMAND
  }

  /** The rules for a file that holds secrets. */
  public static PathRules secretFile(String label, boolean allowInsecure) {
    return new PathRules(label, Purpose.SECRET_FILE, allowInsecure, false, List.of());
  }

  /** The rules for a program that is run. */
  public static PathRules command(
      String label, boolean allowInsecure, boolean allowSymlink, List<Path> trustedDirs) {
    return new PathRules(label, Purpose.COMMAND, allowInsecure, allowSymlink, trustedDirs);
  }
}
