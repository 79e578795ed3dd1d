package ai.openclaw.api.doctor;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that is wrong, or worth knowing. Immutable. No text of it holds a secret.
 *
 * @param code a stable upper-case code
 * @param severity how bad it is
 * @param message what is wrong, one line
 * @param file the file it is about
 * @param path the dot path of the field in it; empty for the file as a whole
 * @param remedy the one thing to do, for an operator who does it by hand; empty when there is none
 * @param mend what the doctor would do; empty when it cannot do anything
 */
public record Finding(
    String code,
    Severity severity,
    String message,
    Optional<Path> file,
    String path,
    String remedy,
    Optional<Mend> mend) {

  /** How bad it is. */
  public enum Severity {
    /** Something does not work. */
    ERROR,
    /** It works, but not as it should. */
    WARNING,
    /** Good to know; nothing has to be done. */
    INFO
  }
}
