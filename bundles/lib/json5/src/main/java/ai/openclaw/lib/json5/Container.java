package ai.openclaw.lib.json5;

import ai.openclaw.lib.json5.Json5Value.Json5List;
import ai.openclaw.lib.json5.Json5Value.Json5Object;
import ai.openclaw.lib.json5.Json5Value.Member;

/**
 * An object or a list, seen as brackets around children; a scalar has none.
 *
 * @param value the object or list
 */
record Container(Json5Value value) {
  record Span(int start, int end) {}

  /** Offset behind the opening bracket. */
  int open() {
    return value.start() + 1;
  }

  /** Offset of the closing bracket. */
  int close() {
    return value.end() - 1;
  }

  int size() {
    if (value instanceof Json5Object object) {
      return object.members().size();
    }
    return value instanceof Json5List list ? list.elements().size() : 0;
  }

  /** Where a child, its key included, begins and ends. */
  Span child(int index) {
    if (value instanceof Json5Object object) {
      Member member = object.members().get(index);
      return new Span(member.keyStart(), member.value().end());
    }
    Json5Value element = ((Json5List) value).elements().get(index);
    return new Span(element.start(), element.end());
  }

  /** Offset behind the child before an index, or behind the opening bracket. */
  int before(int index) {
    return index == 0 ? open() : child(index - 1).end();
  }

  /** Offset of the comma behind a child; -1 when there is none. */
  int comma(String text, int index) {
    int at = Trivia.token(text, child(index).end());
    return text.charAt(at) == ',' ? at : -1;
  }

  /** Whether a child begins on another line than what stands before it. */
  boolean onItsOwnLine(String text, int index) {
    return Trivia.lineEndBetween(text, before(index), child(index).start());
  }
}
