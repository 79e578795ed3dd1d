package ai.openclaw.core.shell.internal.dialog;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.openclaw.core.shell.internal.run.Dialogs;
import java.io.IOError;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.impl.PosixSysTerminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The terminal that standard input of this process is. Whoever runs a command closes it at the end,
 * so that the process does not end before the terminal is as it was.
 */
public final class ProcessTerminal implements Dialogs, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessTerminal.class);
  private static final int ATTEMPTS = 3;

  private final String type;
  private Optional<Opened> opened = Optional.empty();

  private record Opened(Terminal terminal, Attributes modes) {}

  /** A terminal of a type, as the variable {@code TERM} has it. */
  public ProcessTerminal(String type) {
    this.type = type.isBlank() ? Terminal.TYPE_DUMB : type;
  }

  /**
   * Opens it. Ctrl-C interrupts the thread that opened it, so that its command can end in its own
   * way; the second time it cancels the command.
   */
  @Override
  public synchronized Optional<Open> open(UnaryOperator<String> filter, Runnable cancel) {
    try {
      var terminal =
          new PosixSysTerminal(
              "openclaw", type, NamedTerminal.ofInput(), UTF_8, true, SignalHandler.SIG_DFL);
      opened = Optional.of(new Opened(terminal, terminal.getAttributes()));
      Thread asking = Thread.currentThread();
      var pressed = new AtomicBoolean();
      terminal.handle(
          Signal.INT,
          signal -> {
            if (pressed.getAndSet(true)) {
              cancel.run();
            } else {
              asking.interrupt();
            }
          });
      return Optional.of(new TerminalDialog(terminal, filter, pressed::get, this::close));
    } catch (IOException | IOError e) {
      LOG.debug("the terminal cannot be used", e);
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    if (opened.isEmpty()) {
      return;
    }
    Opened now = opened.get();
    opened = Optional.empty();
    boolean interrupted = Thread.interrupted();
    int attempt = 0;
    while (!restored(now) && ++attempt < ATTEMPTS) {
      LOG.debug("the terminal is not restored yet");
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ctrl-C reaches the program that sets the modes too, and an interrupt keeps it from starting.
   */
  private static boolean restored(Opened opened) {
    boolean unused = Thread.interrupted();
    try {
      opened.terminal().setAttributes(opened.modes());
      opened.terminal().close();
      return true;
    } catch (IOException | IOError e) {
      return false;
    }
  }
}
