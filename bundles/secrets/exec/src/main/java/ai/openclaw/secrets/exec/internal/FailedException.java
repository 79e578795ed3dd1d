package ai.openclaw.secrets.exec.internal;

import ai.openclaw.api.secret.SecretFailure;
import java.io.Serial;

/** A batch that fails as a whole; never leaves this bundle. */
final class FailedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String code;

  FailedException(SecretFailure failure) {
    super(failure.message(), null, false, false);
    code = failure.code();
  }

  SecretFailure failure() {
    return new SecretFailure(code, String.valueOf(getMessage()));
  }
}
