package ai.openclaw.lib.cli;

/** How many columns text takes on a terminal. */
final class Columns {
  private static final String CUT = "…";

  /** East Asian and pictographic ranges that terminals draw two columns wide. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD}
  };

  private Columns() {}

  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  /** The text filled up with blanks. */
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** The text, or as much of it as fits before an ellipsis. */
  static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    var kept = new StringBuilder();
    int used = 0;
    for (int c : text.codePoints().toArray()) {
      if (used + width(c) > columns - 1) {
        break;
      }
      kept.appendCodePoint(c);
      used += width(c);
    }
    return kept + CUT;
  }

  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (c >= range[0] && c <= range[1]) {
        return 2;
      }
    }
    return 1;
  }
}
