package ai.openclaw.core.shell.internal.gogo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.ParsedLine;
import org.jline.terminal.Terminal;

/** The variables of a Gogo session that this bundle reads and writes. */
final class ShellVariables {
  static final String STATUS = "status";
  static final String SCOPE = "SCOPE";
  static final String SCOPES = "openclaw:gogo:*";
  static final String TERMINAL = ".terminal";
  static final String COMPLETIONS = ".completions";
  static final String COMMAND_LINE = ".commandLine";
  private static final String ENVIRONMENT = ".openclaw.environment";
  private static final String COLOR = ".openclaw.color";

  private ShellVariables() {}

  /** Prepares the session of one operator. */
  static void set(CommandSession session, Map<String, String> environment, boolean color) {
    session.put(SCOPE, SCOPES);
    session.put(ENVIRONMENT, environment);
    session.put(COLOR, color);
  }

  static Map<String, String> environment(CommandSession session) {
    var environment = new HashMap<String, String>();
    if (session.get(ENVIRONMENT) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
    }
    return environment;
  }

  static boolean color(CommandSession session) {
    return Boolean.TRUE.equals(session.get(COLOR));
  }

  static int status(CommandSession session) {
    return session.get(STATUS) instanceof Integer code ? code : 0;
  }

  static Optional<Terminal> terminal(CommandSession session) {
    return session.get(TERMINAL) instanceof Terminal terminal
        ? Optional.of(terminal)
        : Optional.empty();
  }

  static Optional<ParsedLine> commandLine(CommandSession session) {
    return session.get(COMMAND_LINE) instanceof ParsedLine line
        ? Optional.of(line)
        : Optional.empty();
  }
}
