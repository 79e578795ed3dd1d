package ai.openclaw.lib.json5;

import java.util.Arrays;

/** Turns offsets into positions. Immutable. */
final class Lines {
  private final String text;
  private final int[] starts;

  Lines(String text) {
    this.text = text;
    int[] found = new int[16];
    int count = 1;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean ends =
          c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
      if (ends) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = at + 1;
      }
    }
    this.starts = Arrays.copyOf(found, count);
  }

  Json5Position position(int offset) {
    int index = Arrays.binarySearch(starts, offset);
    int line = index >= 0 ? index : -index - 2;
    int start = starts[line];
    if (start == 0 && offset > 0 && text.startsWith("\uFEFF")) {
      start = 1;
    }
    return new Json5Position(line + 1, text.codePointCount(start, offset) + 1);
  }
}
