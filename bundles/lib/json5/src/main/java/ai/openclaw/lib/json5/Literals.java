package ai.openclaw.lib.json5;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;

/** Decodes literals that the parser has accepted. */
final class Literals {
  private static final double EXACT = 9_007_199_254_740_992.0;
  private static final int MOST_HEX_DIGITS = 256;
  private static final int LONG_DIGITS = 18;

  private Literals() {}

  /** The content of a quoted string. */
  static String string(String text, int start, int end) {
    String raw = text.substring(start + 1, end - 1);
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    var content = new StringBuilder(end - start);
    int at = start + 1;
    while (at < end - 1) {
      char c = text.charAt(at++);
      if (c == '\\') {
        at = escape(text, at, content);
      } else {
        content.append(c);
      }
    }
    return content.toString();
  }

  private static int escape(String text, int at, StringBuilder content) {
    char c = text.charAt(at);
    switch (c) {
      case 'b' -> content.append('\b');
      case 'f' -> content.append('\f');
      case 'n' -> content.append('\n');
      case 'r' -> content.append('\r');
      case 't' -> content.append('\t');
      case 'v' -> content.append('\u000B');
      case '0' -> content.append('\0');
      case 'x' -> {
        content.append((char) Integer.parseInt(text, at + 1, at + 3, 16));
        return at + 3;
      }
      case 'u' -> {
        content.append((char) Integer.parseInt(text, at + 1, at + 5, 16));
        return at + 5;
      }
      case '\r', '\n', '\u2028', '\u2029' -> {
        return Trivia.behindLineEnd(text, at);
      }
      default -> content.append(c);
    }
    return at + 1;
  }

  /** An unquoted key. */
  static String name(String text, int start, int end) {
    String raw = text.substring(start, end);
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    var name = new StringBuilder(raw.length());
    int at = 0;
    while (at < raw.length()) {
      char c = raw.charAt(at);
      if (c == '\\') {
        name.append((char) Integer.parseInt(raw, at + 2, at + 6, 16));
        at += 6;
      } else {
        name.append(c);
        at++;
      }
    }
    return name.toString();
  }

  /**
   * A number as JavaScript reads it: whole numbers as {@code int} or {@code long}, everything else,
   * and what is too large, as {@code double}.
   */
  static JsonNode number(String text, int start, int end) {
    int at = start;
    boolean negative = text.charAt(at) == '-';
    if (negative || text.charAt(at) == '+') {
      at++;
    }
    char first = text.charAt(at);
    if (first == 'I') {
      return real(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    if (first == 'N') {
      return real(Double.NaN);
    }
    boolean hex = first == '0' && at + 1 < end && (text.charAt(at + 1) | 0x20) == 'x';
    if (hex) {
      return hex(text, at + 2, end, negative);
    }
    if (end - at <= LONG_DIGITS && whole(text, at, end)) {
      long value = Long.parseLong(text, at, end, 10);
      return integer(negative ? -value : value);
    }
    double value = Double.parseDouble(text.substring(at, end));
    return real(negative ? -value : value);
  }

  private static JsonNode hex(String text, int from, int end, boolean negative) {
    int at = from;
    while (at < end - 1 && text.charAt(at) == '0') {
      at++;
    }
    if (end - at < 16) {
      long value = Long.parseLong(text, at, end, 16);
      return integer(negative ? -value : value);
    }
    double value =
        end - at > MOST_HEX_DIGITS
            ? Double.POSITIVE_INFINITY
            : new BigInteger(text.substring(at, end), 16).doubleValue();
    return real(negative ? -value : value);
  }

  private static boolean whole(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (!Chars.digit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode integer(long value) {
    return value == (int) value
        ? JsonNodeFactory.instance.numberNode((int) value)
        : JsonNodeFactory.instance.numberNode(value);
  }

  private static JsonNode real(double value) {
    boolean isWhole = value == Math.rint(value) && Math.abs(value) <= EXACT;
    return isWhole ? integer((long) value) : JsonNodeFactory.instance.numberNode(value);
  }
}
