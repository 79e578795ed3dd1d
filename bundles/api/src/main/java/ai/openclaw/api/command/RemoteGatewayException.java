package ai.openclaw.api.command;

import java.io.Serial;
import java.util.Optional;

/** A call to a remote gateway failed; the message is one for the operator and holds no secret. */
public final class RemoteGatewayException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String code;
  private final String reason;

  /**
   * Creates it.
   *
   * @param code the error code of the answer frame, or {@code TRANSPORT} when none came
   * @param message one line
   */
  public RemoteGatewayException(String code, String message) {
    this(code, message, "");
  }

  /**
   * Creates it.
   *
   * @param code the error code of the answer frame
   * @param message one line
   * @param reason the finer code in the details of the answer frame; may be empty
   */
  public RemoteGatewayException(String code, String message, String reason) {
    super(message);
    this.code = code;
    this.reason = reason;
  }

  /** The error code of the answer frame, or {@code TRANSPORT}. */
  public String code() {
    return code;
  }

  /** The finer code the gateway gave, for example {@code AUTH_TOKEN_MISMATCH}. */
  public Optional<String> reason() {
    return Optional.of(reason).filter(text -> !text.isEmpty());
  }
}
