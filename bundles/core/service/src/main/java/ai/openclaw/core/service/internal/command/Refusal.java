package ai.openclaw.core.service.internal.command;

import ai.openclaw.core.service.internal.supervisor.Hint;
import java.io.Serial;
import java.util.List;

/** An action that is not begun; the message is one for the operator. */
final class Refusal extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<Hint> hints;

  Refusal(String code, String message, String... hints) {
    super(message);
    this.code = code;
    this.hints = List.of(hints).stream().map(Hint::generic).toList();
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  List<Hint> hints() {
    return hints;
  }
}
