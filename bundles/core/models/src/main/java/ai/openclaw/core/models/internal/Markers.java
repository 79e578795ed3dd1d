package ai.openclaw.core.models.internal;

import java.util.Set;
import java.util.regex.Pattern;

/** What stands in a generated file in place of a credential. */
final class Markers {
  /** The value is had elsewhere. */
  static final String MANAGED = "secretref-managed";

  /** Before the name of a variable, in a header. */
  static final String HEADER_VARIABLE = "secretref-env:";

  private static final Set<String> KNOWN =
      Set.of(
          MANAGED,
          "custom-local",
          "ollama-local",
          "codex-app-server",
          "minimax-oauth",
          "gcp-vertex-credentials");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,127}");

  private Markers() {}

  /** Whether a key is one of these, or the name of a variable, and no credential. */
  static boolean isMarker(String key) {
    String text = key.strip();
    return KNOWN.contains(text)
        || text.startsWith("oauth:")
        || text.startsWith(HEADER_VARIABLE)
        || VARIABLE.matcher(text).matches();
  }
}
