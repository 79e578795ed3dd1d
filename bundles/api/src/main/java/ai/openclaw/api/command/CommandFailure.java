package ai.openclaw.api.command;

import java.util.List;
import java.util.Objects;

/**
 * Why a command did not work, for the operator. Immutable.
 *
 * @param code a stable upper-case code
 * @param message one line: what is wrong and where; never a secret
 * @param hints what to do, one line each
 */
public record CommandFailure(String code, String message, List<String> hints) {
  /** Copies the list. */
  public CommandFailure {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    hints = List.copyOf(hints);
  }

  /** A failure with any number of hints. */
  public static CommandFailure of(String code, String message, String... hints) {
    return new CommandFailure(code, message, List.of(hints));
  }
}
