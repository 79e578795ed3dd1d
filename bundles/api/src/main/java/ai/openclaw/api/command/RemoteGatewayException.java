package ai.openclaw.api.command;

import java.io.Serial;

/** A call to a remote gateway failed; the message is one for the operator and holds no secret. */
public final class RemoteGatewayException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * Creates it.
   *
   * @param code the error code of the answer frame, or {@code TRANSPORT} when none came
   * @param message one line
   */
  public RemoteGatewayException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The error code of the answer frame, or {@code TRANSPORT}. */
  public String code() {
    return code;
  }
}
