package ai.openclaw.core.service.internal.supervisor;

/**
 * Something the operator can do.
 *
 * @param kind what it is about
 * @param text what to do, one line
 */
public record Hint(String kind, String text) {
  /** A hint of no special kind. */
  public static Hint generic(String text) {
    return new Hint("generic", text);
  }
}
