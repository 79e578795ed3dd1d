package ai.openclaw.core.config.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the grammar of {@code .env} files; lines that are none of it are passed over. */
final class DotEnv {
  private static final Pattern HEAD =
      Pattern.compile("\\h*(?:export\\h+)?([A-Za-z_][A-Za-z0-9_.-]*)\\h*=\\h*");

  private final String text;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private int at;

  private DotEnv(String text) {
    this.text = text;
  }

  /**
   * The variables of a file. Single quotes, double quotes and backticks hold anything, line ends
   * too; inside double quotes {@code \n} and {@code \r} are line ends. Without quotes the value
   * ends before {@code #}. Of a name that is there twice, the last value counts.
   */
  static Map<String, String> parse(String content) {
    String plain = content.startsWith("\uFEFF") ? content.substring(1) : content;
    var parser = new DotEnv(plain.replace("\r\n", "\n").replace('\r', '\n'));
    parser.lines();
    return Map.copyOf(parser.variables);
  }

  private void lines() {
    Matcher head = HEAD.matcher(text);
    while (at < text.length()) {
      head.region(at, text.length());
      if (head.lookingAt()) {
        at = head.end();
        variables.put(head.group(1), value());
      }
      int lineEnd = text.indexOf('\n', at);
      at = lineEnd < 0 ? text.length() : lineEnd + 1;
    }
  }

  private String value() {
    char quote = at < text.length() ? text.charAt(at) : '\n';
    if (quote == '"' || quote == '\'' || quote == '`') {
      int end = closing(quote);
      if (end > 0) {
        String content = text.substring(at + 1, end);
        at = end + 1;
        return quote == '"' ? content.replace("\\n", "\n").replace("\\r", "\r") : content;
      }
    }
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '#') {
      end++;
    }
    String value = text.substring(at, end).strip();
    at = end;
    return value;
  }

  /** Offset of the closing quote, one behind a backslash not counted; -1 when there is none. */
  private int closing(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' && end + 1 < text.length() ? 2 : 1;
    }
    return end < text.length() ? end : -1;
  }
}
