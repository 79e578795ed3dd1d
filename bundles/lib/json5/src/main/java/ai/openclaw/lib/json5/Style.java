package ai.openclaw.lib.json5;

import ai.openclaw.lib.json5.Json5Value.Json5List;
import ai.openclaw.lib.json5.Json5Value.Json5Object;
import ai.openclaw.lib.json5.Json5Value.Json5Scalar;
import ai.openclaw.lib.json5.Json5Value.Kind;
import ai.openclaw.lib.json5.Json5Value.Member;
import java.util.List;
import java.util.Optional;

/**
 * How new text is written so that it looks like its neighbours.
 *
 * @param quote the quote of strings
 * @param keyQuote the quote of keys; a blank for none where the key allows it
 * @param colon what stands between key and value
 * @param comma what separates the children of a one-line object or list
 * @param padding what stands inside the braces of a one-line object
 * @param unit one step of indentation
 * @param lineEnd the line end
 * @param trailingComma whether the last child of a multi-line object or list has a comma
 */
record Style(
    char quote,
    char keyQuote,
    String colon,
    String comma,
    String padding,
    String unit,
    String lineEnd,
    boolean trailingComma) {
  private static final char NONE = ' ';
  private static final int LOOKED_AT = 64;

  /** The style around a container: of its children, else of the objects around it. */
  static Style around(Layout layout, List<Json5Value> chain) {
    String text = layout.text();
    Optional<Member> member = lastMember(chain);
    char keyQuote = member.map(m -> keyQuote(text, m)).orElse('"');
    char quote = quote(text, chain).orElse(keyQuote == NONE ? '"' : keyQuote);
    String colon = member.map(m -> colon(text, m)).orElse(": ");
    boolean airy = !colon.equals(":");
    return new Style(
        quote,
        keyQuote,
        colon,
        airy ? ", " : ",",
        padding(text, chain),
        unit(layout, chain),
        layout.lineEnd(),
        trailingComma(text, chain));
  }

  private static Optional<Member> lastMember(List<Json5Value> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (chain.get(i) instanceof Json5Object object && !object.members().isEmpty()) {
        return Optional.of(object.members().get(object.members().size() - 1));
      }
    }
    return Optional.empty();
  }

  private static char keyQuote(String text, Member member) {
    char first = text.charAt(member.keyStart());
    return first == '"' || first == '\'' ? first : NONE;
  }

  private static String colon(String text, Member member) {
    String between = text.substring(member.keyEnd(), member.value().start());
    boolean plain = between.chars().allMatch(c -> c == ' ' || c == '\t' || c == ':');
    return plain ? between : ": ";
  }

  private static Optional<Character> quote(String text, List<Json5Value> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      for (int n = 0; n < size(chain.get(i)); n++) {
        if (child(chain.get(i), n) instanceof Json5Scalar scalar && scalar.kind() == Kind.STRING) {
          return Optional.of(text.charAt(scalar.start()));
        }
      }
    }
    return Optional.empty();
  }

  private static int size(Json5Value value) {
    return Math.min(new Container(value).size(), LOOKED_AT);
  }

  private static Json5Value child(Json5Value parent, int index) {
    return parent instanceof Json5Object object
        ? object.members().get(index).value()
        : ((Json5List) parent).elements().get(index);
  }

  private static String padding(String text, List<Json5Value> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (chain.get(i) instanceof Json5Object object && !object.members().isEmpty()) {
        Container container = new Container(object);
        int blanks = Trivia.blanks(text, container.open());
        return blanks == container.child(0).start() ? text.substring(container.open(), blanks) : "";
      }
    }
    return "";
  }

  private static String unit(Layout layout, List<Json5Value> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      Container container = new Container(chain.get(i));
      if (container.size() > 0 && container.onItsOwnLine(layout.text(), 0)) {
        String outer = layout.indent(container.value().start());
        String inner = layout.indent(container.child(0).start());
        if (inner.length() > outer.length() && inner.startsWith(outer)) {
          return inner.substring(outer.length());
        }
      }
    }
    return "  ";
  }

  private static boolean trailingComma(String text, List<Json5Value> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      Container container = new Container(chain.get(i));
      if (container.size() > 0 && container.onItsOwnLine(text, 0)) {
        return container.comma(text, container.size() - 1) >= 0;
      }
    }
    return false;
  }

  Style withQuote(char other) {
    return new Style(other, keyQuote, colon, comma, padding, unit, lineEnd, trailingComma);
  }

  /** A key as it is written in this style. */
  String key(String name) {
    if (keyQuote == NONE) {
      return Chars.name(name) ? name : Renderer.quoted(name, quote);
    }
    return Renderer.quoted(name, keyQuote);
  }
}
