package ai.openclaw.lib.json5;

/** Names what stands at an offset without telling more of it than one character. */
final class Found {
  private Found() {}

  static String at(String text, int offset) {
    if (offset >= text.length()) {
      return "the end of the text";
    }
    int c = text.codePointAt(offset);
    if (c == '"' || c == '\'') {
      return "a string";
    }
    if (Chars.digit(c)) {
      return "a digit";
    }
    if (Chars.lineEnd(c)) {
      return "the end of the line";
    }
    if (Chars.nameStart(c)) {
      return "a name";
    }
    if (c > ' ' && c < 0x7F) {
      return "'" + (char) c + "'";
    }
    return "the character U+%04X".formatted(c);
  }
}
