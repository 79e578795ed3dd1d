package ai.openclaw.api.secret;

import java.util.Objects;

/**
 * Why a value could not be had. Immutable.
 *
 * @param code a stable upper-case code of the provider, for example {@code SECRET_NOT_FOUND}
 * @param message one sentence for an operator: what is wrong and where; never any part of a secret,
 *     nor of a file or program output that may hold one
 */
public record SecretFailure(String code, String message) {
  /** Checks that both parts are there. */
  public SecretFailure {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
  }
}
