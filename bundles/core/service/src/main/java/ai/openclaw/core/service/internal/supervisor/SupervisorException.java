package ai.openclaw.core.service.internal.supervisor;

import java.io.Serial;
import java.util.List;

/** The supervisor did not do what it was asked for; the message is one for the operator. */
public final class SupervisorException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Hint> hints;

  /** Creates it. */
  public SupervisorException(String message, List<Hint> hints) {
    super(message);
    this.hints = List.copyOf(hints);
  }

  /** The message. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** What to do. */
  public List<Hint> hints() {
    return hints;
  }
}
