package ai.openclaw.core.shell.internal;

import ai.openclaw.core.shell.internal.dialog.ProcessTerminal;
import ai.openclaw.core.shell.internal.run.CommandRequest;
import ai.openclaw.core.shell.internal.run.CommandRunner;
import ai.openclaw.core.shell.internal.run.Dialogs;
import ai.openclaw.lib.cli.Screen;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the launcher calls for a command in a process of its own. It and the launcher share no
 * class, so the request is a list, as {@code docs/launch.md} says.
 */
final class LocalDoor implements Function<List<Object>, Integer> {
  private static final int INPUT_IS_TERMINAL = 8;

  private final CommandRunner runner;
  private final boolean jline;
  private final String size;

  /**
   * Creates it.
   *
   * @param jline whether this process has what a dialog needs
   * @param size the size of the terminal as the start script saw it, {@code 80x24}, or empty
   */
  LocalDoor(CommandRunner runner, boolean jline, String size) {
    this.runner = runner;
    this.jline = jline;
    this.size = size;
  }

  @Override
  public Integer apply(List<Object> request) {
    Map<String, String> environment = strings((Map<?, ?>) request.get(2));
    boolean terminal = (Boolean) request.get(6);
    boolean color = (Boolean) request.get(7);
    boolean asks = jline && (Boolean) request.get(INPUT_IS_TERMINAL);
    if (!asks) {
      return run(request, environment, terminal, color, Dialogs.NONE);
    }
    try (var asked = new ProcessTerminal(environment.getOrDefault("TERM", ""))) {
      return run(request, environment, terminal, color, asked);
    }
  }

  private int run(
      List<Object> request,
      Map<String, String> environment,
      boolean terminal,
      boolean color,
      Dialogs dialogs) {
    return runner.run(
        new CommandRequest(
            ((List<?>) request.get(0)).stream().map(String.class::cast).toList(),
            Path.of((String) request.get(1)),
            environment,
            (InputStream) request.get(3),
            new HeardOutput((OutputStream) request.get(4), Thread.currentThread()::interrupt),
            (OutputStream) request.get(5),
            terminal
                ? Screen.terminal(columns(environment), color)
                : new Screen(Screen.NONE.columns(), color),
            terminal,
            Optional.empty(),
            dialogs));
  }

  private int columns(Map<String, String> environment) {
    // Shells keep COLUMNS to themselves; where somebody exports it, that is what is wanted.
    String seen = size.replaceFirst("x.*", "");
    String columns = environment.getOrDefault("COLUMNS", seen);
    return columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : 0;
  }

  private static Map<String, String> strings(Map<?, ?> map) {
    var strings = new HashMap<String, String>();
    map.forEach((name, value) -> strings.put((String) name, (String) value));
    return strings;
  }
}
