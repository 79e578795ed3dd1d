package ai.openclaw.lib.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of variables, cut into entries which put together are the file. Immutable.
 *
 * <p>Single quotes, double quotes and backticks hold anything, line ends too; inside double quotes
 * {@code \n} and {@code \r} are line ends. Without quotes the value ends before {@code #}. {@code
 * export} before a name is allowed, and a byte order mark before the first one. Of a name that is
 * there twice, the last value counts. Lines that assign nothing are passed over.
 *
 * @param entries in the order of the file
 */
public record DotEnv(List<Entry> entries) {
  /** The largest file that is read, in bytes. */
  public static final int LARGEST = 1 << 20;

  private static final Pattern HEAD =
      Pattern.compile("\uFEFF?\\h*(?:export\\h+)?([A-Za-z_][A-Za-z0-9_.-]*)\\h*=\\h*");
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  /** Copies the list. */
  public DotEnv {
    entries = List.copyOf(entries);
  }

  /**
   * One or more lines.
   *
   * @param text the lines with their ends
   * @param assignment what they assign; empty for a line that assigns nothing
   */
  public record Entry(String text, Optional<Assignment> assignment) {
    @Override
    public String toString() {
      return "Entry[" + assignment + "]";
    }
  }

  /**
   * A variable and its value.
   *
   * @param name the name
   * @param value the value without its quotes
   */
  public record Assignment(String name, String value) {
    /** Shows no value. */
    @Override
    public String toString() {
      return "Assignment[" + name + "]";
    }
  }

  /**
   * Reads a file; bytes that are no UTF-8 become replacement characters.
   *
   * @throws IOException when it cannot be read or is larger than {@value #LARGEST} bytes
   */
  public static DotEnv read(Path file) throws IOException {
    long size = Files.size(file);
    if (size <= LARGEST) {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length <= LARGEST) {
          return parse(new String(bytes, StandardCharsets.UTF_8));
        }
        size = bytes.length;
      }
    }
    throw new IOException(
        "%s has %d bytes, more than the %d (1 MiB) that are read; keep only variables in it"
            .formatted(file, size, LARGEST));
  }

  /** Reads a text. */
  public static DotEnv parse(String content) {
    var entries = new ArrayList<Entry>();
    Matcher head = HEAD.matcher(content);
    int at = 0;
    while (at < content.length()) {
      int start = at;
      Optional<Assignment> assignment = Optional.empty();
      head.region(at, content.length());
      if (head.lookingAt()) {
        at = valueEnd(content, head.end());
        String value = value(content.substring(head.end(), at));
        assignment = Optional.of(new Assignment(head.group(1), value));
      }
      at = behindLineEnd(content, at);
      entries.add(new Entry(content.substring(start, at), assignment));
    }
    return new DotEnv(entries);
  }

  /** The variables in the order of their first appearance. */
  public Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    for (Entry entry : entries) {
      entry.assignment().ifPresent(found -> variables.put(found.name(), found.value()));
    }
    return variables;
  }

  private static int valueEnd(String text, int start) {
    if (start < text.length() && quote(text.charAt(start))) {
      int end = start + 1;
      while (end < text.length() && text.charAt(end) != text.charAt(start)) {
        end += text.charAt(end) == '\\' && end + 1 < text.length() ? 2 : 1;
      }
      if (end < text.length()) {
        return end + 1;
      }
    }
    int end = start;
    while (end < text.length() && !lineEnd(text.charAt(end)) && text.charAt(end) != '#') {
      end++;
    }
    return end;
  }

  private static String value(String written) {
    boolean wrapped =
        written.length() > 1
            && quote(written.charAt(0))
            && written.charAt(0) == written.charAt(written.length() - 1);
    if (!wrapped) {
      return written.strip();
    }
    String content = LINE_END.matcher(written.substring(1, written.length() - 1)).replaceAll("\n");
    return written.charAt(0) == '"' ? content.replace("\\n", "\n").replace("\\r", "\r") : content;
  }

  private static int behindLineEnd(String text, int from) {
    Matcher end = LINE_END.matcher(text);
    return end.find(from) ? end.end() : text.length();
  }

  private static boolean quote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private static boolean lineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Shows no value. */
  @Override
  public String toString() {
    return "DotEnv[" + entries.size() + " entries]";
  }
}
