package ai.openclaw.lib.json5;

import java.io.Serial;
import java.util.List;

/** A path cannot be edited; the document is as it was. */
public final class Json5PathException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<String> path;

  /**
   * Creates it.
   *
   * @param path the part of the path that cannot be followed
   * @param reason why not, without a value
   */
  Json5PathException(List<String> path, String reason) {
    super((path.isEmpty() ? "<root>" : String.join(".", path)) + ": " + reason);
    this.path = List.copyOf(path);
  }

  /** The part of the path that cannot be followed. */
  public List<String> path() {
    return path;
  }
}
