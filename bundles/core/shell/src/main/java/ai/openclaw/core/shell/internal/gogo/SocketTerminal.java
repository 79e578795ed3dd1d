package ai.openclaw.core.shell.internal.gogo;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.openclaw.core.shell.internal.run.TerminalSize;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;

/** The terminal at the other end of the control socket, which is in raw mode there. */
final class SocketTerminal extends ExternalTerminal {
  private static final int END_OF_TRANSMISSION = 4;

  private volatile Runnable atEnd = () -> {};

  SocketTerminal(String type, TerminalSize size, InputStream input, OutputStream output)
      throws IOException {
    super(
        null,
        "openclaw",
        type,
        input,
        new BufferedOutputStream(output),
        UTF_8,
        SignalHandler.SIG_IGN,
        true);
    setSize(size(size.now()));
    size.onChange(
        now -> {
          setSize(size(now));
          raise(Signal.WINCH);
        });
  }

  /** Takes input from now on, and runs something when there will be no more. */
  void begin(Runnable whenInputEnds) {
    atEnd = whenInputEnds;
    resume();
  }

  @Override
  public void pump() {
    super.pump();
    atEnd.run();
  }

  @Override
  public boolean canPauseResume() {
    return false;
  }

  /** What Ctrl-D on an empty line does. */
  void endInput() throws IOException {
    processInputByte(END_OF_TRANSMISSION);
  }

  private static Size size(TerminalSize.Dimensions dimensions) {
    return new Size(dimensions.columns(), dimensions.rows());
  }
}
