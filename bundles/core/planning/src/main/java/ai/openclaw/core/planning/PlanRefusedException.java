package ai.openclaw.core.planning;

import ai.openclaw.api.command.CommandFailure;
import java.io.Serial;

/** A plan was not carried out, and nothing was written. */
public final class PlanRefusedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient CommandFailure failure;

  /**
   * Creates it.
   *
   * @param failure why, for the operator
   */
  public PlanRefusedException(CommandFailure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** Why, for the operator. */
  public CommandFailure failure() {
    return failure;
  }
}
