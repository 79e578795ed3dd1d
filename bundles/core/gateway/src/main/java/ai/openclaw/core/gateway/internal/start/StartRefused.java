package ai.openclaw.core.gateway.internal.start;

import java.io.Serial;

/** The gateway must not start like this; the message is for the operator. */
final class StartRefused extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final int exitCode;

  StartRefused(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }

  /** Wrong usage, or an environment that does not allow it. */
  static StartRefused failed(String message) {
    return new StartRefused(1, message);
  }

  /** The configuration has to be changed first. */
  static StartRefused config(String message) {
    return new StartRefused(78, message);
  }

  String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
