package ai.openclaw.lib.json5;

import java.util.Arrays;

/** Where the lines of a text end, looked up without walking the text again. Immutable. */
final class Layout {
  private final String text;
  private final int[] ends;

  Layout(String text) {
    this.text = text;
    int[] found = new int[64];
    int count = 0;
    for (int at = 0; at < text.length(); at++) {
      if (Chars.lineEnd(text.charAt(at))) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = at;
      }
    }
    this.ends = Arrays.copyOf(found, count);
  }

  /** The text. */
  String text() {
    return text;
  }

  /** How the text ends its lines; LF when it has one line. */
  String lineEnd() {
    for (int end : ends) {
      char c = text.charAt(end);
      if (c == '\n' || c == '\r') {
        return text.substring(end, Trivia.behindLineEnd(text, end));
      }
    }
    return "\n";
  }

  /** Whether a line ends between two offsets. */
  boolean endBetween(int from, int to) {
    int next = endAtOrBehind(from);
    return next < ends.length && ends[next] < to;
  }

  /** Offset of the first character of the line. */
  int lineStart(int offset) {
    int next = endAtOrBehind(offset);
    return next == 0 ? 0 : ends[next - 1] + 1;
  }

  /** The white space at the beginning of the line of an offset. */
  String indent(int offset) {
    int start = lineStart(offset);
    if (start == 0 && text.startsWith("\uFEFF")) {
      start = 1;
    }
    return text.substring(start, Math.min(offset, Trivia.blanks(text, start)));
  }

  private int endAtOrBehind(int offset) {
    int index = Arrays.binarySearch(ends, offset);
    return index >= 0 ? index : -index - 1;
  }
}
