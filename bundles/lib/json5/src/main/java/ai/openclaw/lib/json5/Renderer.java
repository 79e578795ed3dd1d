package ai.openclaw.lib.json5;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes a Jackson tree in a style. */
final class Renderer {
  private final Style style;
  private final boolean lines;
  private final StringBuilder out = new StringBuilder();

  private Renderer(Style style, boolean lines) {
    this.style = style;
    this.lines = lines;
  }

  /**
   * Writes a value.
   *
   * @param indent the indentation of the line that the value begins on
   * @param lines whether objects and lists get a line per child
   * @throws Json5PathException when it is nested too deeply
   */
  static String render(JsonNode value, Style style, String indent, boolean lines)
      throws Json5PathException {
    var renderer = new Renderer(style, lines);
    renderer.value(value, indent, 1);
    return renderer.out.toString();
  }

  private void value(JsonNode value, String indent, int depth) throws Json5PathException {
    if (depth > Json5Document.MAX_DEPTH + 1) {
      throw new Json5PathException(
          List.of(), "the value has more than " + Json5Document.MAX_DEPTH + " nested levels");
    }
    if (value.isObject()) {
      object(value, indent, depth);
    } else if (value.isArray()) {
      list(value, indent, depth);
    } else if (value.isTextual()) {
      out.append(quoted(value.textValue(), style.quote()));
    } else if (value.isNumber() || value.isBoolean() || value.isNull()) {
      out.append(value.asText());
    } else {
      throw new Json5PathException(List.of(), "JSON5 has no " + value.getNodeType() + " values");
    }
  }

  private void object(JsonNode object, String indent, int depth) throws Json5PathException {
    if (object.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    if (!lines) {
      out.append(style.padding());
    }
    String inner = indent + style.unit();
    Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
    while (members.hasNext()) {
      Map.Entry<String, JsonNode> member = members.next();
      line(inner);
      out.append(style.key(member.getKey())).append(style.colon());
      value(member.getValue(), inner, depth + 1);
      comma(members.hasNext());
    }
    line(indent);
    if (!lines) {
      out.append(style.padding());
    }
    out.append('}');
  }

  private void list(JsonNode list, String indent, int depth) throws Json5PathException {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    String inner = indent + style.unit();
    Iterator<JsonNode> elements = list.elements();
    while (elements.hasNext()) {
      line(inner);
      value(elements.next(), inner, depth + 1);
      comma(elements.hasNext());
    }
    line(indent);
    out.append(']');
  }

  private void line(String indent) {
    if (lines) {
      out.append(style.lineEnd()).append(indent);
    }
  }

  private void comma(boolean more) {
    if (lines && (more || style.trailingComma())) {
      out.append(',');
    } else if (more) {
      out.append(style.comma());
    }
  }

  /** A string literal; with double quotes it is JSON, too. */
  static String quoted(String content, char quote) {
    var out = new StringBuilder(content.length() + 2).append(quote);
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c == quote) {
            out.append('\\').append(c);
          } else if (c < ' ' || c == '\u2028' || c == '\u2029' || loneSurrogate(content, i)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append(quote).toString();
  }

  private static boolean loneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
