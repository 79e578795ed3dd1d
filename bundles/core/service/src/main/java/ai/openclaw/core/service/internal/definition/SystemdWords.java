package ai.openclaw.core.service.internal.definition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words as systemd reads them: quotes, backslashes, specifiers and variables. */
final class SystemdWords {
  private static final Map<Character, Character> ESCAPES =
      Map.of(
          'a', '\u0007', 'b', '\b', 'f', '\f', 'n', '\n', 'r', '\r', 't', '\t', 'v', '\u000b', 's',
          ' ');

  private SystemdWords() {}

  /** A word of which systemd replaces specifiers, but no variables. */
  static String word(String value) throws DefinitionException {
    StringBuilder text = new StringBuilder();
    boolean quoted = value.isEmpty();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c)) {
        throw new DefinitionException(
            "a service definition cannot hold line breaks or control characters");
      }
      quoted |= c == ' ' || c == '"' || c == '\'' || c == '\\' || c == ';';
      if (c == '"' || c == '\\') {
        text.append('\\');
      } else if (c == '%') {
        text.append('%');
      }
      text.append(c);
    }
    return quoted ? "\"" + text + "\"" : text.toString();
  }

  /** A line of a command: in all words but the first one systemd replaces variables, too. */
  static String command(List<String> words) throws DefinitionException {
    var line = new ArrayList<String>();
    for (String word : words) {
      line.add(line.isEmpty() ? word(word) : word(word).replace("$", "$$"));
    }
    return String.join(" ", line);
  }

  /** The text of a path in a setting that takes one path and knows no quotes. */
  static String path(String value) throws DefinitionException {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new DefinitionException(
          "a service definition cannot hold line breaks or control characters");
    }
    return value.replaceAll("([\\\\*?\\[])", "\\\\$1").replace("%", "%%");
  }

  /** The words of a line. */
  static List<String> split(String line) {
    var words = new ArrayList<String>();
    int at = 0;
    while (at < line.length()) {
      if (Character.isWhitespace(line.charAt(at))) {
        at++;
        continue;
      }
      var word = new Word(line, at);
      words.add(word.read());
      at = word.end;
    }
    return words;
  }

  /** The words of a command, variables that were escaped put back. */
  static List<String> splitCommand(String line) {
    var words = split(line);
    for (int i = 1; i < words.size(); i++) {
      words.set(i, words.get(i).replace("$$", "$"));
    }
    return words;
  }

  private static final class Word {
    private final String line;
    private final StringBuilder text = new StringBuilder();
    private int end;

    Word(String line, int begin) {
      this.line = line;
      this.end = begin;
    }

    String read() {
      char quote = 0;
      while (end < line.length()) {
        char c = line.charAt(end);
        if (c == '\\' && end + 1 < line.length()) {
          escape();
        } else if (quote != 0 && c == quote) {
          quote = 0;
          end++;
        } else if (quote == 0 && (c == '"' || c == '\'')) {
          quote = c;
          end++;
        } else if (quote == 0 && Character.isWhitespace(c)) {
          break;
        } else {
          text.append(c);
          end++;
        }
      }
      return text.toString().replace("%%", "%");
    }

    private void escape() {
      char c = line.charAt(end + 1);
      if (c == 'x' && line.substring(end + 2).matches("(?s)[0-9a-fA-F]{2}.*")) {
        byte[] one = {(byte) Integer.parseInt(line.substring(end + 2, end + 4), 16)};
        text.append(new String(one, StandardCharsets.ISO_8859_1));
        end += 4;
        return;
      }
      text.append(ESCAPES.getOrDefault(c, c));
      end += 2;
    }
  }
}
