package ai.openclaw.core.secrets;

import java.util.List;

/**
 * A concrete credential field of a configuration. Immutable.
 *
 * @param target its target
 * @param path its keys
 * @param own what stands in it
 * @param beside what stands in the field for a reference beside it; {@code Absent} when there is
 *     none
 */
public record SecretField(
    SecretTarget target, List<String> path, SecretContent own, SecretContent beside) {
  /** Copies the list. */
  public SecretField {
    path = List.copyOf(path);
  }

  /** What counts: a reference beside the field goes before the field. */
  public SecretContent content() {
    return beside instanceof SecretContent.Absent ? own : beside;
  }

  /** The path with dots. */
  public String text() {
    return String.join(".", path);
  }
}
