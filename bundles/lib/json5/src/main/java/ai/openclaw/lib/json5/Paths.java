package ai.openclaw.lib.json5;

/** Reads path segments. */
final class Paths {
  private static final int MOST_DIGITS = 9;

  private Paths() {}

  /** The list index that a segment stands for; -1 when it stands for none. */
  static int index(String segment) {
    if (segment.isEmpty() || segment.length() > MOST_DIGITS) {
      return -1;
    }
    for (int i = 0; i < segment.length(); i++) {
      if (!Chars.digit(segment.charAt(i))) {
        return -1;
      }
    }
    boolean padded = segment.length() > 1 && segment.charAt(0) == '0';
    return padded ? -1 : Integer.parseInt(segment);
  }
}
