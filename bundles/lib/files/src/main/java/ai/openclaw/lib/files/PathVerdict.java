package ai.openclaw.lib.files;

import java.nio.file.Path;
import java.util.List;

/** What the checks of a path found. Immutable. */
public sealed interface PathVerdict {

  /**
   * The path may be used.
   *
   * @param path the file to use: the path asked for, or what an allowed symbolic link leads to
   * @param warnings what an operator should put right, one sentence each
   */
  record Accepted(Path path, List<String> warnings) implements PathVerdict {
    /** Copies the list. */
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The path must not be used.
   *
   * @param reason the kind of refusal
   * @param message one sentence that begins with the label of the setting and ends with the path
   */
  record Refused(PathRefusal reason, String message) implements PathVerdict {}
}
