package ai.openclaw.core.service.internal.machine;

/**
 * What became of a program.
 *
 * @param end how it ended
 * @param exit its exit code; -1 when it has none
 * @param out the begin of what it wrote to standard output
 * @param err the begin of what it wrote to standard error
 */
public record ProgramResult(End end, int exit, String out, String err) {
  /** How a program ended. */
  public enum End {
    /** By itself. */
    ENDED,
    /** It is not on this machine. */
    MISSING,
    /** It took too long and was killed. */
    TIMED_OUT
  }

  /** Whether it did what it was asked for. */
  public boolean ok() {
    return end == End.ENDED && exit == 0;
  }

  /** The first line of what it said, for people. */
  public String detail() {
    String said = err.isBlank() ? out : err;
    return said.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }

  /** Everything it said, in one text to be searched. */
  public String said() {
    return err + "\n" + out;
  }
}
