package ai.openclaw.lib.json5;

/** Walks over what stands between tokens. The text is known to be well-formed there. */
final class Trivia {
  private Trivia() {}

  /** Offset behind the white space that begins here; comments end it. */
  static int spaces(String text, int from) {
    int at = from;
    while (at < text.length() && Chars.space(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Offset behind the white space of this line. */
  static int blanks(String text, int from) {
    int at = from;
    while (at < text.length() && Chars.space(text.charAt(at)) && !Chars.lineEnd(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Whether a comment begins here. */
  static boolean comment(String text, int at) {
    return at + 1 < text.length()
        && text.charAt(at) == '/'
        && (text.charAt(at + 1) == '/' || text.charAt(at + 1) == '*');
  }

  /** Offset behind the comment that begins here; a line comment ends before its line end. */
  static int commentEnd(String text, int at) {
    if (text.charAt(at + 1) == '*') {
      return text.indexOf("*/", at + 2) + 2;
    }
    int end = at;
    while (end < text.length() && !Chars.lineEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Offset of the next token, behind white space and comments. */
  static int token(String text, int from) {
    int at = spaces(text, from);
    while (comment(text, at)) {
      at = spaces(text, commentEnd(text, at));
    }
    return at;
  }

  /** Offset behind the last comment between two tokens; {@code from} when there is none. */
  static int lastComment(String text, int from) {
    int end = from;
    int at = spaces(text, from);
    while (comment(text, at)) {
      end = commentEnd(text, at);
      at = spaces(text, end);
    }
    return end;
  }

  /** Offset behind the comments that begin on the line of {@code from}. */
  static int sameLineComments(String text, int from) {
    int end = from;
    int at = blanks(text, from);
    while (comment(text, at)) {
      end = commentEnd(text, at);
      at = blanks(text, end);
    }
    return end;
  }

  /** Whether a line ends between two offsets. */
  static boolean lineEndBetween(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (Chars.lineEnd(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  /** Offset behind the line end that begins here, CR LF as one; the same offset when none does. */
  static int behindLineEnd(String text, int at) {
    if (at >= text.length() || !Chars.lineEnd(text.charAt(at))) {
      return at;
    }
    boolean pair = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    return pair ? at + 2 : at + 1;
  }
}
