package ai.openclaw.core.planning.residue;

import java.nio.file.Path;

/**
 * What is done about one file. Immutable.
 *
 * @param file the file
 * @param treatment how
 * @param reason why so, in words
 */
public record CleanStep(Path file, Treatment treatment, String reason) {
  /** How a file is cleaned. */
  public enum Treatment {
    /** It is deleted. */
    DELETE,
    /** A copy without the values takes its place. */
    REWRITE,
    /** The values are overwritten where they are, because somebody writes the file. */
    MASK,
    /** Nothing is done. */
    LEAVE
  }

  /** Whether it changes anything. */
  public boolean changes() {
    return treatment != Treatment.LEAVE;
  }
}
