package ai.openclaw.core.service.internal.definition;

import java.io.Serial;

/** A definition that cannot be written or read; the message is one for the operator. */
public final class DefinitionException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates it. */
  public DefinitionException(String message) {
    super(message);
  }

  /** The message. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
