package ai.openclaw.lib.json5;

import ai.openclaw.lib.json5.Json5Value.Json5List;
import ai.openclaw.lib.json5.Json5Value.Json5Object;
import ai.openclaw.lib.json5.Json5Value.Json5Scalar;
import ai.openclaw.lib.json5.Json5Value.Kind;
import ai.openclaw.lib.json5.Json5Value.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON5 1.0 in one pass. Recursion is bounded by {@link Json5Document#MAX_DEPTH}; keys are
 * decoded, values are only delimited.
 */
final class Parser {
  private static final String VALUE = "a value";

  private final String text;
  private final int length;
  private int at;

  Parser(String text) {
    this.text = text;
    this.length = text.length();
  }

  Json5Value document() throws Json5Exception {
    skip();
    Json5Value root = value(0, VALUE);
    skip();
    if (at < length) {
      throw unexpected("the end of the text");
    }
    return root;
  }

  private Json5Value value(int depth, String expected) throws Json5Exception {
    if (at >= length) {
      throw unexpected(expected);
    }
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> object(depth + 1);
      case '[' -> list(depth + 1);
      case '"', '\'' -> {
        int start = at;
        string();
        yield new Json5Scalar(start, at, Kind.STRING);
      }
      case 't' -> word("true", Kind.TRUE, expected);
      case 'f' -> word("false", Kind.FALSE, expected);
      case 'n' -> word("null", Kind.NULL, expected);
      case 'I' -> word("Infinity", Kind.NUMBER, expected);
      case 'N' -> word("NaN", Kind.NUMBER, expected);
      case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw unexpected(expected);
    };
  }

  private Json5Object object(int depth) throws Json5Exception {
    checkDepth(depth);
    int start = at++;
    List<Member> members = new ArrayList<>(4);
    skip();
    while (!take('}')) {
      members.add(member(depth));
      skip();
      if (!take(',')) {
        if (take('}')) {
          break;
        }
        throw unexpected("',' or '}'");
      }
      skip();
    }
    return new Json5Object(start, at, members);
  }

  private Member member(int depth) throws Json5Exception {
    int start = at;
    String name = key();
    int end = at;
    skip();
    if (!take(':')) {
      throw unexpected("':'");
    }
    skip();
    return new Member(name, start, end, value(depth, VALUE));
  }

  private String key() throws Json5Exception {
    int start = at;
    if (at < length && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      string();
      return Literals.string(text, start, at);
    }
    if (!namePart(true)) {
      throw unexpected("a key or '}'");
    }
    boolean more = true;
    while (more) {
      more = namePart(false);
    }
    return Literals.name(text, start, at);
  }

  private boolean namePart(boolean first) throws Json5Exception {
    if (at >= length) {
      return false;
    }
    int c = text.codePointAt(at);
    if (c == '\\') {
      if (at + 1 >= length || text.charAt(at + 1) != 'u') {
        at++;
        throw unexpected("'u' and four hexadecimal digits");
      }
      int escape = at;
      at += 2;
      hex(4);
      int named = Integer.parseInt(text, at - 4, at, 16);
      if (!(first ? Chars.nameStart(named) : Chars.namePart(named))) {
        at = escape;
        throw error("a character that a name may have", "an escape of another one");
      }
      return true;
    }
    if (first ? Chars.nameStart(c) : Chars.namePart(c)) {
      at += Character.charCount(c);
      return true;
    }
    return false;
  }

  private Json5List list(int depth) throws Json5Exception {
    checkDepth(depth);
    int start = at++;
    List<Json5Value> elements = new ArrayList<>(4);
    skip();
    while (!take(']')) {
      elements.add(value(depth, "a value or ']'"));
      skip();
      if (!take(',')) {
        if (take(']')) {
          break;
        }
        throw unexpected("',' or ']'");
      }
      skip();
    }
    return new Json5List(start, at, List.copyOf(elements));
  }

  private void checkDepth(int depth) throws Json5Exception {
    if (depth > Json5Document.MAX_DEPTH) {
      throw error("at most " + Json5Document.MAX_DEPTH + " nested levels", "one more");
    }
  }

  private void string() throws Json5Exception {
    char quote = text.charAt(at++);
    while (at < length) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        return;
      }
      if (c == '\n' || c == '\r') {
        throw error("the end of the string", "the end of the line");
      }
      at++;
      if (c == '\\') {
        escape();
      }
    }
    throw unexpected("the end of the string");
  }

  private void escape() throws Json5Exception {
    if (at >= length) {
      throw unexpected("the end of the string");
    }
    char c = text.charAt(at);
    if (c >= '1' && c <= '9') {
      throw unexpected("an escape");
    }
    at++;
    switch (c) {
      case 'x' -> hex(2);
      case 'u' -> hex(4);
      case '0' -> {
        if (at < length && Chars.digit(text.charAt(at))) {
          throw unexpected("no digit behind \\0");
        }
      }
      case '\r' -> {
        if (at < length && text.charAt(at) == '\n') {
          at++;
        }
      }
      default -> {
        // Every other character stands for itself, a line end for nothing.
      }
    }
  }

  private void hex(int digits) throws Json5Exception {
    for (int i = 0; i < digits; i++) {
      if (at >= length || !Chars.hexDigit(text.charAt(at))) {
        throw unexpected("a hexadecimal digit");
      }
      at++;
    }
  }

  private Json5Scalar number() throws Json5Exception {
    int start = at;
    if (text.charAt(at) == '+' || text.charAt(at) == '-') {
      at++;
      if (at < length && text.charAt(at) == 'I') {
        return new Json5Scalar(start, word("Infinity", Kind.NUMBER, "a number").end(), Kind.NUMBER);
      }
      if (at < length && text.charAt(at) == 'N') {
        return new Json5Scalar(start, word("NaN", Kind.NUMBER, "a number").end(), Kind.NUMBER);
      }
    }
    if (take('0')) {
      if (take('x') || take('X')) {
        hex(1);
        while (at < length && Chars.hexDigit(text.charAt(at))) {
          at++;
        }
        return new Json5Scalar(start, at, Kind.NUMBER);
      }
      if (at < length && Chars.digit(text.charAt(at))) {
        throw unexpected("no digit behind a leading 0");
      }
      fraction(true);
    } else {
      fraction(digits());
    }
    if (take('e') || take('E')) {
      if (!take('+')) {
        take('-');
      }
      if (!digits()) {
        throw unexpected("a digit");
      }
    }
    return new Json5Scalar(start, at, Kind.NUMBER);
  }

  private void fraction(boolean whole) throws Json5Exception {
    boolean point = take('.');
    boolean part = point && digits();
    if (!whole && !part) {
      throw unexpected("a digit");
    }
  }

  private boolean digits() {
    int start = at;
    while (at < length && Chars.digit(text.charAt(at))) {
      at++;
    }
    return at > start;
  }

  private Json5Scalar word(String word, Kind kind, String expected) throws Json5Exception {
    int end = at + word.length();
    boolean alone = end >= length || !Chars.namePart(text.codePointAt(end));
    if (!text.startsWith(word, at) || !alone) {
      throw unexpected(expected);
    }
    int start = at;
    at = end;
    return new Json5Scalar(start, end, kind);
  }

  private boolean take(char c) {
    if (at < length && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skip() throws Json5Exception {
    while (at < length) {
      char c = text.charAt(at);
      if (Chars.space(c)) {
        at++;
      } else if (c == '/') {
        comment();
      } else {
        return;
      }
    }
  }

  private void comment() throws Json5Exception {
    at++;
    if (take('*')) {
      int end = text.indexOf("*/", at);
      if (end < 0) {
        at = length;
        throw unexpected("the end of the comment");
      }
      at = end + 2;
    } else if (take('/')) {
      while (at < length && !Chars.lineEnd(text.charAt(at))) {
        at++;
      }
    } else {
      throw unexpected("'/' or '*'");
    }
  }

  private Json5Exception unexpected(String expected) {
    return error(expected, Found.at(text, at));
  }

  private Json5Exception error(String expected, String found) {
    return new Json5Exception(new Lines(text).position(at), expected, found);
  }
}
