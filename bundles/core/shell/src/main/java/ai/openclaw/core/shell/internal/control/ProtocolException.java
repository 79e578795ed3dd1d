package ai.openclaw.core.shell.internal.control;

import java.io.IOException;
import java.io.Serial;

/** A client does not speak the protocol; the message is one line for it. */
final class ProtocolException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final String line;

  ProtocolException(String line) {
    super(line);
    this.line = line;
  }

  String line() {
    return line;
  }
}
