package ai.openclaw.core.doctor.internal.mend;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A file or folder that is closed for other users.
 *
 * @param file the file or folder
 * @param from its permissions
 * @param to what they become
 */
public record ModeChange(Path file, Set<PosixFilePermission> from, Set<PosixFilePermission> to) {
  /** Copies the sets. */
  public ModeChange {
    from = Set.copyOf(from);
    to = Set.copyOf(to);
  }
}
