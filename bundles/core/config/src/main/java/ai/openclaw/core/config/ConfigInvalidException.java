package ai.openclaw.core.config;

import java.io.Serial;
import java.nio.file.Path;
import java.util.List;

/** The configuration cannot be used as it is; nothing was changed because of it. */
public final class ConfigInvalidException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<ConfigIssue> issues;

  /**
   * Creates it; the message is {@code Invalid config at <file>:} and one line per issue.
   *
   * @param file the main file
   * @param issues at least one
   */
  public ConfigInvalidException(Path file, List<ConfigIssue> issues) {
    super(text(file, issues));
    this.issues = List.copyOf(issues);
  }

  /** What is wrong, at least one. */
  public List<ConfigIssue> issues() {
    return issues;
  }

  private static String text(Path file, List<ConfigIssue> issues) {
    var text = new StringBuilder("Invalid config at ").append(file).append(':');
    for (ConfigIssue issue : issues) {
      text.append("\n- ").append(issue.path()).append(": ").append(issue.message());
      issue
          .position()
          .ifPresent(
              at ->
                  text.append(" (")
                      .append(at.file().getFileName())
                      .append(" line ")
                      .append(at.line())
                      .append(", column ")
                      .append(at.column())
                      .append(')'));
    }
    return text.toString();
  }
}
