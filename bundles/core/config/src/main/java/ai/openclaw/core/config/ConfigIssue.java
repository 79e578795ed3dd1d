package ai.openclaw.core.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One thing that is wrong, or worth a warning, in the configuration. Immutable.
 *
 * @param code a stable code, for example {@code CONFIG_INVALID} or {@code
 *     CONFIG_OWNER_NOT_INSTALLED}
 * @param path dot path of the field, {@code <root>} for the whole
 * @param message what is wrong there; never a value
 * @param position where that is in which file
 */
public record ConfigIssue(String code, String path, String message, Optional<Position> position) {

  /** An issue without a position: the store finds the position of the path by itself. */
  public static ConfigIssue at(String code, String path, String message) {
    return new ConfigIssue(code, path, message, Optional.empty());
  }

  /**
   * A place in a file.
   *
   * @param file the file
   * @param line from 1
   * @param column from 1, in characters
   */
  public record Position(Path file, int line, int column) {}
}
