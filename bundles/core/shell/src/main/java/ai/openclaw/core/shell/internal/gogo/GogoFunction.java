package ai.openclaw.core.shell.internal.gogo;

import ai.openclaw.core.shell.internal.dialog.TerminalDialog;
import ai.openclaw.core.shell.internal.run.CommandRequest;
import ai.openclaw.core.shell.internal.run.CommandRunner;
import ai.openclaw.core.shell.internal.run.Dialogs;
import ai.openclaw.lib.cli.CommandDescription;
import ai.openclaw.lib.cli.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * One command as Gogo calls it. It writes its result itself and returns nothing, so that the shell
 * does not print it again; the exit code counts for {@code &&} and {@code ||} and is kept in the
 * variable {@value ShellVariables#STATUS}.
 */
final class GogoFunction implements Function {
  private static final int IN = 0;
  private static final int OUT = 1;

  private final CommandDescription command;
  private final CommandRunner runner;

  GogoFunction(CommandDescription command, CommandRunner runner) {
    this.command = command;
    this.runner = runner;
  }

  @Override
  // Gogo prints whatever is returned; nothing is the only thing that it does not print.
  public @Nullable Object execute(CommandSession session, List<Object> arguments) {
    Process process = Process.Utils.current();
    var line = new ArrayList<>(command.words());
    arguments.forEach(argument -> line.add(String.valueOf(argument)));
    Optional<Terminal> terminal = ShellVariables.terminal(session).filter(one -> process.isTty(IN));
    int code =
        runner.run(
            new CommandRequest(
                line,
                session.currentDir(),
                ShellVariables.environment(session),
                process.in(),
                process.out(),
                process.err(),
                screen(session, process),
                terminal.isPresent(),
                Optional.empty(),
                terminal.map(GogoFunction::dialogs).orElse(Dialogs.NONE)));
    session.put(ShellVariables.STATUS, code);
    process.error(code);
    return null;
  }

  /** Gogo itself cancels a command by Ctrl-C while nothing is asked. */
  private static Dialogs dialogs(Terminal terminal) {
    return (filter, cancel) -> Optional.of(new TerminalDialog(terminal, filter, () -> {}));
  }

  private static Screen screen(CommandSession session, Process process) {
    Optional<Terminal> terminal = ShellVariables.terminal(session);
    return process.isTty(OUT) && terminal.isPresent()
        ? Screen.terminal(terminal.get().getWidth(), ShellVariables.color(session))
        : Screen.NONE;
  }
}
