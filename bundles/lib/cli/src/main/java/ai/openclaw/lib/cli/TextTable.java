package ai.openclaw.lib.cli;

import ai.openclaw.api.command.CommandResult.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lays a table out in columns; one instance per table. */
final class TextTable {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  private final List<String> head;
  private final List<List<String>> rows;
  private final int[] widths;

  TextTable(Table table, UnaryOperator<String> filter) {
    head = clean(table.columns(), filter);
    rows = table.rows().stream().map(row -> clean(row, filter)).toList();
    widths = new int[head.size()];
    measure(head);
    rows.forEach(this::measure);
  }

  List<String> lines(Screen screen) {
    screen.columns().ifPresent(this::shrink);
    var lines = new ArrayList<String>();
    lines.add(screen.bold(line(head)));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  private static List<String> clean(List<String> cells, UnaryOperator<String> filter) {
    return cells.stream().map(filter).map(SafeText::line).toList();
  }

  private void measure(List<String> cells) {
    for (int i = 0; i < Math.min(cells.size(), widths.length); i++) {
      widths[i] = Math.max(widths[i], Columns.width(cells.get(i)));
    }
  }

  private void shrink(int columns) {
    int room = columns - GAP.length() * (widths.length - 1);
    int used = 0;
    for (int width : widths) {
      used += width;
    }
    while (used > room) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths.length == 0 || widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
      used--;
    }
  }

  private String line(List<String> cells) {
    var line = new StringBuilder();
    for (int i = 0; i < Math.min(cells.size(), widths.length); i++) {
      line.append(i == 0 ? "" : GAP)
          .append(Columns.pad(Columns.cut(cells.get(i), widths[i]), widths[i]));
    }
    return line.toString().stripTrailing();
  }
}
