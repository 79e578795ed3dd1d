package ai.openclaw.core.doctor.internal.text;

import java.util.List;

/**
 * A piece of text that took the place of another one.
 *
 * @param path the value it belongs to
 * @param beforeStart where the old piece begins
 * @param beforeEnd the offset behind it
 * @param afterStart where the new piece begins
 * @param afterEnd the offset behind it
 */
public record Hunk(
    List<String> path, int beforeStart, int beforeEnd, int afterStart, int afterEnd) {
  /** Copies the list. */
  public Hunk {
    path = List.copyOf(path);
  }
}
