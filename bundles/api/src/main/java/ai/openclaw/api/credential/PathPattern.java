package ai.openclaw.api.credential;

import java.util.List;
import java.util.Objects;

/**
 * A pattern of configuration paths: dot-separated keys, {@code *} for one map key, a trailing
 * {@code []} for one list index ({@code agents.list[].tts.providers.*.apiKey}). Immutable and
 * thread-safe.
 */
public final class PathPattern {
  private final String text;
  private final List<String> segments;

  private PathPattern(String text, List<String> segments) {
    this.text = text;
    this.segments = segments;
  }

  /**
   * Parses a pattern.
   *
   * @throws IllegalArgumentException when a segment is empty
   */
  public static PathPattern parse(String text) {
    List<String> segments = List.of(text.replace("[]", ".[]").split("\\.", -1));
    if (segments.contains("")) {
      throw new IllegalArgumentException("empty segment in path pattern " + text);
    }
    return new PathPattern(text, segments);
  }

  /** The segments; {@code *} stands for any key, {@code []} for any list index. */
  public List<String> segments() {
    return segments;
  }

  /** Whether a concrete path (list indexes as decimal numbers) fits. */
  public boolean matches(List<String> path) {
    if (path.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      String want = segments.get(i);
      boolean fits =
          switch (want) {
            case "*" -> true;
            case "[]" -> path.get(i).matches("0|[1-9][0-9]*");
            default -> want.equals(path.get(i));
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text);
  }

  /** The text it was parsed from. */
  @Override
  public String toString() {
    return text;
  }
}
