package ai.openclaw.lib.cli;

import java.io.Serial;

/** A bundle describes its commands wrongly; the message says where and what was expected. */
public final class InvalidDescriptionException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  InvalidDescriptionException(String message) {
    super(message);
  }
}
