package ai.openclaw.lib.json5;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Places a new child behind the one before it, in the layout of its neighbours. */
final class Insertion {
  private final String text;
  private final Container container;
  private final Style style;

  private Insertion(String text, Container container, Style style) {
    this.text = text;
    this.container = container;
    this.style = style;
  }

  /**
   * The changes that add a child.
   *
   * @param chain from the root to the object or list that gets it
   * @param index the index it will have
   * @param key its key, empty in a list
   */
  static List<Change> at(
      Json5Document document,
      List<Json5Value> chain,
      int index,
      Optional<String> key,
      JsonNode value)
      throws Json5PathException {
    Style style = Style.around(document, chain);
    Container container = Style.container(chain.get(chain.size() - 1));
    var insertion = new Insertion(document.text(), container, style);
    boolean lines = insertion.lines(chain, index);
    String indent = lines ? insertion.indent(index) : "";
    String head = key.map(name -> style.key(name) + style.colon()).orElse("");
    String child = head + Renderer.render(value, style, indent, lines);
    String lead = lines ? style.lineEnd() + indent : "";
    if (container.size() == 0) {
      return List.of(insertion.first(lead, child, lines));
    }
    if (index == container.size()) {
      return insertion.last(lead, child, lines);
    }
    return List.of(
        lines ? insertion.between(index, lead + child + ",") : insertion.inLine(index, child));
  }

  /** Whether the new child gets a line of its own. */
  private boolean lines(List<Json5Value> chain, int index) {
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
    Container outer = Style.container(chain.get(chain.size() - 2));
    return outer.onItsOwnLine(text, 0);
  }

  private String indent(int index) {
    for (int i = Math.min(index, container.size() - 1); i >= 0; i--) {
      if (container.onItsOwnLine(text, i)) {
        int start = container.child(i).start();
        int first = Trivia.lineStart(text, start);
        String before = text.substring(first, start);
        return before.substring(0, Trivia.blanks(before, 0));
      }
    }
    return Trivia.indent(text, container.value().start()) + style.unit();
  }

  private Change first(String lead, String child, boolean lines) {
    int at = Trivia.lastComment(text, container.open());
    String tail = "";
    if (lines) {
      tail = style.trailingComma() ? "," : "";
      if (!Trivia.lineEndBetween(text, at, container.close())) {
        tail += style.lineEnd() + Trivia.indent(text, container.value().start());
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
