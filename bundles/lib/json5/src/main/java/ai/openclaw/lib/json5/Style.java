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

  /** The style around a container: of its children, else of the objects around it. */
  static Style around(Json5Document document, List<Json5Value> chain) {
    String text = document.text();
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
        unit(text, chain),
        lineEnd(text),
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
      for (Json5Value child : children(chain.get(i))) {
        if (child instanceof Json5Scalar scalar && scalar.kind() == Kind.STRING) {
          return Optional.of(text.charAt(scalar.start()));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Json5Value> children(Json5Value value) {
    if (value instanceof Json5Object object) {
      return object.members().stream().map(Member::value).toList();
    }
    return value instanceof Json5List list ? list.elements() : List.of();
  }

  private static String padding(String text, List<Json5Value> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (chain.get(i) instanceof Json5Object object && !object.members().isEmpty()) {
        Container container = Container.of(object);
        int blanks = Trivia.blanks(text, container.open());
        return blanks == container.child(0).start() ? text.substring(container.open(), blanks) : "";
      }
    }
    return "";
  }

  private static String unit(String text, List<Json5Value> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      Container container = container(chain.get(i));
      if (container.size() > 0 && container.onItsOwnLine(text, 0)) {
        String outer = Trivia.indent(text, container.value().start());
        String inner = Trivia.indent(text, container.child(0).start());
        if (inner.length() > outer.length() && inner.startsWith(outer)) {
          return inner.substring(outer.length());
        }
      }
    }
    return "  ";
  }

  private static boolean trailingComma(String text, List<Json5Value> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      Container container = container(chain.get(i));
      if (container.size() > 0 && container.onItsOwnLine(text, 0)) {
        return container.comma(text, container.size() - 1) >= 0;
      }
    }
    return false;
  }

  static Container container(Json5Value value) {
    if (value instanceof Json5Object object) {
      return Container.of(object);
    }
    return value instanceof Json5List list ? Container.of(list) : new Container(value, List.of());
  }

  private static String lineEnd(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        return text.substring(at, Trivia.behindLineEnd(text, at));
      }
    }
    return "\n";
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
