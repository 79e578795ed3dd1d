package ai.openclaw.lib.providers;

import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.SecretFailure;
import java.io.Serial;

/**
 * The provider as a whole cannot answer. It carries what the operator is told and no stack trace,
 * and never leaves a provider bundle: {@link #result()} does.
 */
public final class UnavailableException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * Creates it.
   *
   * @param code see {@link SecretFailure#code()}
   * @param message see {@link SecretFailure#message()}
   */
  public UnavailableException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** The failure. */
  public SecretFailure failure() {
    return new SecretFailure(code, String.valueOf(getMessage()));
  }

  /** The answer to the core. */
  public ResolveResult result() {
    return new ResolveResult.Unavailable(failure());
  }
}
