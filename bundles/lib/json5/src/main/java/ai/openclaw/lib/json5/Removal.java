package ai.openclaw.lib.json5;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/** Takes children out, with their comments, their commas and the lines that were their own. */
final class Removal {
  private final Layout layout;
  private final String text;
  private final Container container;
  private final NavigableSet<Integer> gone;

  private Removal(Layout layout, Container container, NavigableSet<Integer> gone) {
    this.layout = layout;
    this.text = layout.text();
    this.container = container;
    this.gone = gone;
  }

  /** The changes, which may overlap: they only take away. */
  static List<Change> of(Layout layout, Container container, NavigableSet<Integer> gone) {
    return new Removal(layout, container, gone).changes();
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (int index : gone) {
      changes.add(child(index, container.comma(text, index)));
    }
    int kept = container.size() - 1;
    while (kept >= 0 && gone.contains(kept)) {
      kept--;
    }
    int last = container.size() - 1;
    if (kept >= 0 && kept < last && container.comma(text, last) < 0) {
      int comma = container.comma(text, kept);
      changes.add(Change.delete(comma, comma + 1));
    }
    return changes;
  }

  private Change child(int index, int comma) {
    int start = container.child(index).start();
    int tail = tail(index, comma);
    int floor = index == 0 ? container.open() : container.comma(text, index - 1) + 1;
    boolean ownLine = blankBefore(start, floor);
    if (ownLine) {
      start = withCommentsAbove(start, floor);
    }
    int rest = Trivia.blanks(text, tail);
    boolean lineEnds = rest >= text.length() || Chars.lineEnd(text.charAt(rest));
    if (ownLine && lineEnds) {
      return Change.delete(layout.lineStart(start), Trivia.behindLineEnd(text, rest));
    }
    boolean more = index < container.size() - 1;
    if (more && !lineEnds) {
      return Change.delete(start, rest);
    }
    return Change.delete(ownLine && more ? start : blanksBefore(start, floor), tail);
  }

  /** Offset behind the child, its comma and the comments that belong to it. */
  private int tail(int index, int comma) {
    int end = container.child(index).end();
    if (comma < 0) {
      return Trivia.sameLineComments(text, end);
    }
    int behind = comma + 1;
    int comments = Trivia.sameLineComments(text, behind);
    int next = Trivia.blanks(text, comments);
    boolean lineEnds = next >= text.length() || Chars.lineEnd(text.charAt(next));
    return lineEnds || next == container.close() ? comments : behind;
  }

  private boolean blankBefore(int start, int floor) {
    int line = layout.lineStart(start);
    return line >= floor && Trivia.blanks(text, line) == start;
  }

  /** Where the block of comment lines directly above begins; {@code start} when there is none. */
  private int withCommentsAbove(int start, int floor) {
    int from = start;
    int at = Trivia.spaces(text, Trivia.sameLineComments(text, floor));
    int block = -1;
    while (Trivia.comment(text, at)) {
      int end = Trivia.commentEnd(text, at);
      int next = Trivia.spaces(text, end);
      boolean adjacent = lineEnds(end, next) <= 1;
      if (block < 0 && blankBefore(at, floor)) {
        block = at;
      }
      if (!adjacent) {
        block = -1;
      }
      at = next;
    }
    if (block >= 0) {
      from = block;
    }
    return from;
  }

  private int lineEnds(int from, int to) {
    int count = 0;
    int at = from;
    while (at < to) {
      int behind = Trivia.behindLineEnd(text, at);
      if (behind > at) {
        count++;
        at = behind;
      } else {
        at++;
      }
    }
    return count;
  }

  private int blanksBefore(int start, int floor) {
    int at = start;
    while (at > floor && Chars.space(text.charAt(at - 1))) {
      at--;
    }
    boolean behindLineComment = at < start && endsLineComment(at, floor);
    return behindLineComment ? start : at;
  }

  private boolean endsLineComment(int at, int floor) {
    int from = floor;
    while (from < at) {
      from = Trivia.spaces(text, from);
      if (!Trivia.comment(text, from)) {
        return false;
      }
      boolean line = text.charAt(from + 1) == '/';
      from = Trivia.commentEnd(text, from);
      if (from == at) {
        return line;
      }
    }
    return false;
  }
}
