package ai.openclaw.core.service.internal.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code gateway.cmd} of Windows: variables, folder, command. */
public final class CmdScript {
  private static final String END = "\r\n";

  private CmdScript() {}

  /** The text of the script. */
  public static String render(Blueprint blueprint) throws DefinitionException {
    var text = new StringBuilder();
    text.append("@echo off").append(END);
    text.append("rem ").append(plain(blueprint.description())).append(END);
    text.append("cd /d ").append(quoted(blueprint.state().toString())).append(END);
    for (Map.Entry<String, String> variable : blueprint.environment().entrySet()) {
      text.append("set \"")
          .append(plain(variable.getKey() + "=" + variable.getValue()))
          .append('"')
          .append(END);
    }
    text.append(command(blueprint.command())).append(END);
    return text.toString();
  }

  /** A line that starts another script in a window of its own and does not wait for it. */
  public static String starter(String description, String script) throws DefinitionException {
    return "@echo off"
        + END
        + "rem "
        + plain(description)
        + END
        + "start \"\" /min cmd.exe /d /c "
        + quoted(script)
        + END;
  }

  private static String command(List<String> words) throws DefinitionException {
    var line = new ArrayList<String>();
    for (String word : words) {
      line.add(quoted(word));
    }
    return String.join(" ", line);
  }

  /**
   * Always in quotes: then no character but {@code %} means anything to cmd. A backslash before the
   * closing quote would hide that from the program.
   */
  private static String quoted(String word) throws DefinitionException {
    String text = plain(word);
    return "\"" + text + (text.endsWith("\\") ? "\\" : "") + "\"";
  }

  private static String plain(String text) throws DefinitionException {
    if (text.indexOf('"') >= 0 || text.chars().anyMatch(Character::isISOControl)) {
      throw new DefinitionException(
          "a command script cannot hold quotes, line breaks or control characters");
    }
    return text.replace("%", "%%");
  }

  /** What a script says. */
  public static Definition parse(String text) {
    Optional<String> working = Optional.empty();
    Map<String, String> environment = new LinkedHashMap<>();
    List<String> command = List.of();
    for (String line : text.split("\\R", -1)) {
      String bare = line.strip();
      String lower = bare.toLowerCase(Locale.ROOT);
      if (lower.startsWith("set ")) {
        assignment(bare).ifPresent(one -> environment.put(one.getKey(), one.getValue()));
      } else if (lower.startsWith("cd /d ")) {
        working = split(bare.substring("cd /d ".length())).stream().findFirst();
      } else if (!bare.isEmpty() && !lower.startsWith("rem ") && !lower.startsWith("@")) {
        command = split(bare);
      }
    }
    return new Definition(command, working, environment, Set.of());
  }

  private static Optional<Map.Entry<String, String>> assignment(String line) {
    String body = line.substring("set ".length()).strip();
    if (body.length() > 1 && body.startsWith("\"") && body.endsWith("\"")) {
      body = body.substring(1, body.length() - 1);
    }
    int equals = body.indexOf('=');
    return equals <= 0
        ? Optional.empty()
        : Optional.of(
            Map.entry(body.substring(0, equals), body.substring(equals + 1).replace("%%", "%")));
  }

  private static List<String> split(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        any = true;
      } else if (c == ' ' && !quoted) {
        if (any || word.length() > 0) {
          words.add(unescaped(word.toString()));
        }
        word.setLength(0);
        any = false;
      } else {
        word.append(c);
      }
    }
    if (any || word.length() > 0) {
      words.add(unescaped(word.toString()));
    }
    return words;
  }

  private static String unescaped(String word) {
    String text = word.replace("%%", "%");
    return text.endsWith("\\\\") ? text.substring(0, text.length() - 1) : text;
  }

  /** A script put right; variables that are not known stay. */
  public static String mended(String text, Blueprint blueprint) throws DefinitionException {
    Definition old = parse(text);
    Map<String, String> variables = new LinkedHashMap<>(old.environment());
    variables.keySet().removeIf(Definition::secret);
    variables.putAll(blueprint.environment());
    var wanted =
        new Blueprint(
            blueprint.names(),
            blueprint.description(),
            blueprint.command(),
            blueprint.state(),
            variables,
            blueprint.account());
    boolean same = old.command().equals(blueprint.command()) && old.environment().equals(variables);
    return same ? text : render(wanted);
  }
}
