package ai.openclaw.core.planning.findings;

/**
 * One finding, as far as all audits have it in common. Holds no secret. Immutable.
 *
 * @param code what kind it is
 * @param level how bad it is
 * @param file the absolute path of the file; empty when it is about none
 * @param path the setting or field it is about
 * @param detail what else tells it from others of the same code, file and path; may be empty
 * @param message one line
 * @param line the line in the file from 1; 0 when unknown
 */
public record AuditFinding(
    String code, Level level, String file, String path, String detail, String message, long line) {
  /** How bad, in the words of SARIF. */
  public enum Level {
    /** To be mended. */
    ERROR,
    /** To be looked at. */
    WARNING,
    /** To be known. */
    NOTE
  }
}
