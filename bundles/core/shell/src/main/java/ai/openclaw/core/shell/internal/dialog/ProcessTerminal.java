package ai.openclaw.core.shell.internal.dialog;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.openclaw.core.shell.internal.run.Dialogs;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.impl.PosixSysTerminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terminal that standard input of this process is. */
public final class ProcessTerminal implements Dialogs {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessTerminal.class);

  private final String type;

  /** A terminal of a type, as the variable {@code TERM} has it. */
  public ProcessTerminal(String type) {
    this.type = type.isBlank() ? Terminal.TYPE_DUMB : type;
  }

  @Override
  public Optional<Open> open(UnaryOperator<String> filter, Runnable cancel) {
    try {
      var terminal =
          new PosixSysTerminal(
              "openclaw", type, NamedTerminal.ofInput(), UTF_8, true, SignalHandler.SIG_DFL);
      terminal.handle(Signal.INT, signal -> cancel.run());
      return Optional.of(new TerminalDialog(terminal, filter, () -> close(terminal)));
    } catch (IOException e) {
      LOG.debug("the terminal cannot be used", e);
      return Optional.empty();
    }
  }

  private static void close(Terminal terminal) {
    try {
      terminal.close();
    } catch (IOException e) {
      LOG.debug("the terminal was not restored", e);
    }
  }
}
