package ai.openclaw.lib.json5;

/** The character classes of JSON5. */
final class Chars {
  private Chars() {}

  static boolean lineEnd(int c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }

  static boolean space(int c) {
    return switch (c) {
      case '\t', '\u000B', '\f', ' ', '\u00A0', '\uFEFF', '\n', '\r', '\u2028', '\u2029' -> true;
      default -> c > 0x7F && Character.getType(c) == Character.SPACE_SEPARATOR;
    };
  }

  static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean hexDigit(int c) {
    return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean nameStart(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.LETTER_NUMBER ->
          true;
      default -> false;
    };
  }

  static boolean namePart(int c) {
    if (nameStart(c) || digit(c) || c == '\u200C' || c == '\u200D') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.CONNECTOR_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** Whether a key can be written without quotes. */
  static boolean name(String text) {
    if (text.isEmpty() || !nameStart(text.codePointAt(0))) {
      return false;
    }
    return text.codePoints().allMatch(Chars::namePart);
  }
}
