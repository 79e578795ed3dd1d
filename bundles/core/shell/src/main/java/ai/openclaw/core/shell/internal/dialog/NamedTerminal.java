package ai.openclaw.core.shell.internal.dialog;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/**
 * A terminal that is opened by its name, so that it can be written to while standard output and
 * standard error lead elsewhere.
 */
final class NamedTerminal extends ExecPty {
  private NamedTerminal(ExecTerminalProvider provider, String name) {
    super(provider, null, name);
  }

  /** The terminal that standard input is. */
  static NamedTerminal ofInput() throws IOException {
    var provider = new ExecTerminalProvider();
    String name =
        Optional.ofNullable(provider.systemStreamName(SystemStream.Input))
            .orElseThrow(() -> new IOException("standard input is no terminal"));
    return new NamedTerminal(provider, name);
  }

  /** The size of the terminal; the usual one where it has none, as on a serial line. */
  @Override
  public Size getSize() throws IOException {
    Size size = super.getSize();
    return size.getColumns() > 0 && size.getRows() > 0 ? size : new Size(80, 24);
  }
}
