package ai.openclaw.core.planning.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a {@code .env} file.
 *
 * @param text the line with its end
 * @param assignment what it assigns; empty for every other line
 */
public record DotEnvLine(String text, Optional<Assignment> assignment) {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)", Pattern.DOTALL);
  private static final String BOM = "\uFEFF";

  /** A variable and its value, quotes taken off. */
  public record Assignment(String name, String value) {
    @Override
    public String toString() {
      return "Assignment[" + name + "]";
    }
  }

  /** The lines of a file, which put together are the file. */
  public static List<DotEnvLine> parse(String content) {
    var lines = new ArrayList<DotEnvLine>();
    int at = 0;
    while (at < content.length()) {
      int end = content.indexOf('\n', at);
      int next = end < 0 ? content.length() : end + 1;
      lines.add(line(content.substring(at, next)));
      at = next;
    }
    return lines;
  }

  private static DotEnvLine line(String text) {
    String plain = text.startsWith(BOM) ? text.substring(1) : text;
    Matcher matcher = ASSIGNMENT.matcher(plain);
    return new DotEnvLine(
        text,
        matcher.matches()
            ? Optional.of(new Assignment(matcher.group(1), unquoted(matcher.group(2).strip())))
            : Optional.empty());
  }

  private static String unquoted(String value) {
    boolean wrapped =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(0) == value.charAt(value.length() - 1);
    return wrapped ? value.substring(1, value.length() - 1) : value;
  }

  @Override
  public String toString() {
    return "DotEnvLine[" + assignment + "]";
  }
}
