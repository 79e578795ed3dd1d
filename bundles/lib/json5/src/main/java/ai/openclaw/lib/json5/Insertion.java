package ai.openclaw.lib.json5;

import ai.openclaw.lib.json5.Json5Value.Json5Object;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Places a new child behind the one before it, in the layout of its neighbours. */
final class Insertion {
  private final Layout layout;
  private final String text;
  private final List<Json5Value> chain;
  private final Container container;
  private final Style style;

  private Insertion(Layout layout, List<Json5Value> chain) {
    this.layout = layout;
    this.text = layout.text();
    this.chain = chain;
    this.container = new Container(chain.get(chain.size() - 1));
    this.style = Style.around(layout, chain);
  }

  /**
   * The changes that add children behind the last one.
   *
   * @param chain from the root to the object or list that gets them
   * @param children by key, in their order; in a list the keys do not count
   */
  static List<Change> last(Layout layout, List<Json5Value> chain, Map<String, JsonNode> children)
      throws Json5PathException {
    var insertion = new Insertion(layout, chain);
    Container container = insertion.container;
    int index = container.size();
    boolean lines = insertion.lines(index);
    String indent = lines ? insertion.indent(index) : "";
    String lead = lines ? insertion.style.lineEnd() + indent : "";
    var written = new StringJoiner(lines ? "," + lead : insertion.style.comma());
    for (Map.Entry<String, JsonNode> child : children.entrySet()) {
      String head =
          container.value() instanceof Json5Object
              ? insertion.style.key(child.getKey()) + insertion.style.colon()
              : "";
      written.add(head + Renderer.render(child.getValue(), insertion.style, indent, lines));
    }
    return index == 0
        ? List.of(insertion.first(lead, written.toString(), lines))
        : insertion.last(lead, written.toString(), lines);
  }

  /** The changes that add an element before another one of a list. */
  static List<Change> before(Layout layout, List<Json5Value> chain, int index, JsonNode value)
      throws Json5PathException {
    var insertion = new Insertion(layout, chain);
    boolean lines = insertion.lines(index);
    String indent = lines ? insertion.indent(index) : "";
    String child = Renderer.render(value, insertion.style, indent, lines);
    String line = insertion.style.lineEnd() + indent + child + ",";
    return List.of(lines ? insertion.between(index, line) : insertion.inLine(index, child));
  }

  /** Whether the new child gets a line of its own. */
  private boolean lines(int index) {
    if (container.size() > 0) {
      boolean own = container.onItsOwnLine(text, Math.min(index, container.size() - 1));
      boolean ends =
          index == container.size()
              && Trivia.lineEndBetween(text, container.before(index), container.close());
      return own || ends;
    }
    if (Trivia.lineEndBetween(text, container.open(), container.close()) || chain.size() == 1) {
      return true;
    }
    Container outer = new Container(chain.get(chain.size() - 2));
    return outer.onItsOwnLine(text, 0);
  }

  private String indent(int index) {
    for (int i = Math.min(index, container.size() - 1); i >= 0; i--) {
      if (container.onItsOwnLine(text, i)) {
        int start = container.child(i).start();
        int first = layout.lineStart(start);
        String before = text.substring(first, start);
        return before.substring(0, Trivia.blanks(before, 0));
      }
    }
    return layout.indent(container.value().start()) + style.unit();
  }

  private Change first(String lead, String child, boolean lines) {
    int at = Trivia.lastComment(text, container.open());
    String tail = "";
    if (lines) {
      tail = style.trailingComma() ? "," : "";
      if (!Trivia.lineEndBetween(text, at, container.close())) {
        tail += style.lineEnd() + layout.indent(container.value().start());
      }
    }
    return Change.insert(at, lead + child + tail);
  }

  private List<Change> last(String lead, String child, boolean lines) {
    int previous = container.child(container.size() - 1).end();
    int comma = container.comma(text, container.size() - 1);
    boolean trailing = comma >= 0;
    int behind = trailing ? comma + 1 : previous;
    if (lines) {
      Change added =
          Change.insert(
              Trivia.sameLineComments(text, behind), lead + child + (trailing ? "," : ""));
      return trailing ? List.of(added) : List.of(Change.insert(previous, ","), added);
    }
    return trailing
        ? List.of(Change.insert(behind, style.comma().substring(1) + child + ","))
        : List.of(Change.insert(Trivia.lastComment(text, previous), style.comma() + child));
  }

  private Change between(int index, String line) {
    int behind = index == 0 ? container.open() : container.comma(text, index - 1) + 1;
    return Change.insert(Trivia.sameLineComments(text, behind), line);
  }

  private Change inLine(int index, String child) {
    return Change.insert(container.child(index).start(), child + style.comma());
  }
}
