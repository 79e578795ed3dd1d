package ai.openclaw.lib.json5;

import ai.openclaw.lib.json5.Json5Value.Json5List;
import ai.openclaw.lib.json5.Json5Value.Json5Object;
import ai.openclaw.lib.json5.Json5Value.Member;
import java.util.List;

/**
 * An object or a list, seen as brackets around children.
 *
 * @param value the object or list
 * @param children where its members or elements begin and end
 */
record Container(Json5Value value, List<Span> children) {
  record Span(int start, int end) {}

  static Container of(Json5Object object) {
    return new Container(
        object,
        object.members().stream()
            .map(member -> new Span(member.keyStart(), member.value().end()))
            .toList());
  }

  static Container of(Json5List list) {
    return new Container(
        list,
        list.elements().stream().map(element -> new Span(element.start(), element.end())).toList());
  }

  /** Offset behind the opening bracket. */
  int open() {
    return value.start() + 1;
  }

  /** Offset of the closing bracket. */
  int close() {
    return value.end() - 1;
  }

  int size() {
    return children.size();
  }

  Span child(int index) {
    return children.get(index);
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

  /** The members, none for a list. */
  List<Member> members() {
    return value instanceof Json5Object object ? object.members() : List.of();
  }
}
