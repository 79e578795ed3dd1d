package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandFailure;
import java.io.Serial;
import java.util.List;

/** What was typed cannot be understood as a change. */
final class RefusedInputException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient CommandFailure failure;

  RefusedInputException(CommandFailure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** Options that do not go together, or lack something. */
  static RefusedInputException options(String message, String... hints) {
    return new RefusedInputException(
        new CommandFailure("CONFIG_SET_OPTIONS", message, List.of(hints)));
  }

  CommandFailure failure() {
    return failure;
  }
}
