package ai.openclaw.secrets.vault.internal;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.lib.providers.UnavailableException;

/**
 * Why there is no secret.
 *
 * @param kind its code
 * @param message for the operator; holds nothing that the server said
 */
record Problem(VaultFailure kind, String message) {

  /** As the answer for one id. */
  SecretFailure failure() {
    return new SecretFailure(kind.name(), message);
  }

  /** As the end of the batch. */
  UnavailableException unavailable() {
    return new UnavailableException(kind.name(), message);
  }
}
