package ai.openclaw.lib.cli;

import java.util.ArrayList;
import java.util.List;

/** Terms on the left, wrapped text on the right. */
final class TwoColumns {
  private static final int INDENT = 2;
  private static final int GAP = 2;
  private static final int NARROWEST = 20;

  private record Row(String term, String text) {}

  private final List<Row> rows = new ArrayList<>();

  void add(String term, String text) {
    rows.add(new Row(SafeText.line(term), SafeText.line(text)));
  }

  List<String> lines(int width) {
    int left = rows.stream().mapToInt(row -> Columns.width(row.term())).max().orElse(0);
    left = Math.min(left, width - INDENT - GAP - NARROWEST);
    String blank = " ".repeat(INDENT + left + GAP);
    var lines = new ArrayList<String>();
    for (Row row : rows) {
      List<String> text = new ArrayList<>(wrap(row.text(), width - blank.length()));
      String first = " ".repeat(INDENT) + Columns.pad(row.term(), left) + " ".repeat(GAP);
      if (Columns.width(row.term()) > left) {
        lines.add(first.stripTrailing());
        first = blank;
      }
      lines.add((first + (text.isEmpty() ? "" : text.remove(0))).stripTrailing());
      text.forEach(line -> lines.add(blank + line));
    }
    return lines;
  }

  /** The text broken at blanks; a longer word stands on a line of its own. */
  static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      int more = Columns.width(word);
      if (used > 0 && used + 1 + more > width) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.append(used == 0 ? "" : " ").append(word);
      used += (used == 0 ? 0 : 1) + more;
    }
    if (used > 0) {
      lines.add(line.toString());
    }
    return lines;
  }
}
