package ai.openclaw.core.planning.internal.plan;

import java.io.Serial;
import java.util.List;

/** A plan cannot be carried out; nothing was written. */
public final class PlanException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<String> hints;

  /**
   * Creates it.
   *
   * @param code a stable code
   * @param message what is wrong and where, never a value
   * @param hints what to do
   */
  public PlanException(String code, String message, String... hints) {
    super(message);
    this.code = code;
    this.hints = List.of(hints);
  }

  /** The code. */
  public String code() {
    return code;
  }

  /** What to do. */
  public List<String> hints() {
    return hints;
  }
}
