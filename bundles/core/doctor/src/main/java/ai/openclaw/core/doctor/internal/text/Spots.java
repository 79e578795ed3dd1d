package ai.openclaw.core.doctor.internal.text;

import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Value;
import ai.openclaw.lib.json5.Json5Value.Json5List;
import ai.openclaw.lib.json5.Json5Value.Json5Object;
import ai.openclaw.lib.json5.Json5Value.Json5Scalar;
import ai.openclaw.lib.json5.Json5Value.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pieces of a text that are not to be shown: credentials, and comments, which may hold some.
 */
public final class Spots {
  private static final String MASK = "\"…\"";
  private static final String COMMENT = "/* … */";

  private final Json5Document document;
  private final Secrecy secrecy;
  private final TreeMap<Integer, Spot> spots = new TreeMap<>();

  private record Spot(int end, String instead) {}

  private Spots(Json5Document document, Secrecy secrecy) {
    this.document = document;
    this.secrecy = secrecy;
  }

  /** Looks through a text. */
  public static Spots of(Json5Document document, Secrecy secrecy) {
    var spots = new Spots(document, secrecy);
    spots.values(document.root(), new ArrayList<>());
    spots.comments(document.text());
    return spots;
  }

  /** Whether a piece of the text holds, or lies in, something that is not to be shown. */
  public boolean touch(int start, int end) {
    Map.Entry<Integer, Spot> last = spots.lowerEntry(end);
    return last != null && last.getValue().end() > start;
  }

  /** A piece of the text with everything hidden that is not to be shown. */
  public String show(int start, int end) {
    var shown = new StringBuilder();
    int at = start;
    Map.Entry<Integer, Spot> into = spots.lowerEntry(start);
    if (into != null && into.getValue().end() > start) {
      shown.append(into.getValue().instead());
      at = Math.min(end, into.getValue().end());
    }
    for (Map.Entry<Integer, Spot> spot : spots.subMap(at, end).entrySet()) {
      shown.append(document.text(), at, spot.getKey()).append(spot.getValue().instead());
      at = Math.min(end, spot.getValue().end());
    }
    return shown.append(document.text(), at, end).toString();
  }

  private void values(Json5Value value, List<String> path) {
    if (value instanceof Json5Scalar scalar) {
      boolean text = scalar.kind() == Json5Value.Kind.STRING;
      boolean number = scalar.kind() == Json5Value.Kind.NUMBER;
      if ((text || number) && secrecy.hides(path, document.toJson(value))) {
        spots.put(value.start(), new Spot(value.end(), MASK));
      }
    } else if (value instanceof Json5List list) {
      for (int i = 0; i < list.elements().size(); i++) {
        child(list.elements().get(i), Integer.toString(i), path);
      }
    } else if (value instanceof Json5Object object
        && (object.members().size() != 3 || !Secrecy.reference(document.toJson(value)))) {
      for (Member member : object.members()) {
        child(member.value(), member.name(), path);
      }
    }
  }

  private void child(Json5Value value, String key, List<String> path) {
    path.add(key);
    values(value, path);
    path.remove(path.size() - 1);
  }

  private void comments(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        at = behindString(text, at);
      } else if (text.startsWith("//", at)) {
        int end = at;
        while (end < text.length() && "\n\r\u2028\u2029".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        spots.put(at, new Spot(end, COMMENT));
        at = end;
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        int end = close < 0 ? text.length() : close + 2;
        spots.put(at, new Spot(end, COMMENT));
        at = end;
      } else {
        at++;
      }
    }
  }

  private static int behindString(String text, int start) {
    char quote = text.charAt(start);
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }
}
