package ai.openclaw.lib.cli;

import java.util.Locale;

/**
 * Makes text harmless for a terminal: whatever could move the cursor, change the title, ring, or
 * turn the reading direction is shown as an escape instead.
 */
public final class SafeText {
  /** Marks that turn the reading direction. */
  private static final String TURNS =
      "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

  private SafeText() {}

  /** The text as one line; a tab becomes a blank. */
  public static String line(String text) {
    if (text.codePoints().noneMatch(SafeText::harmful)) {
      return text;
    }
    var safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  /** JSON text, where such characters only stand in strings. */
  static String json(String json) {
    if (json.codePoints().noneMatch(c -> c != '\n' && harmful(c))) {
      return json;
    }
    var safe = new StringBuilder(json.length() + 16);
    json.codePoints()
        .forEach(
            c -> {
              if (c != '\n' && harmful(c)) {
                escape(safe, c);
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private static void append(StringBuilder safe, int c) {
    switch (c) {
      case '\t' -> safe.append(' ');
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      default -> {
        if (harmful(c)) {
          escape(safe, c);
        } else {
          safe.appendCodePoint(c);
        }
      }
    }
  }

  private static void escape(StringBuilder safe, int c) {
    safe.append(String.format(Locale.ROOT, "\\u%04x", c));
  }

  private static boolean harmful(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> TURNS.indexOf(c) >= 0;
    };
  }
}
