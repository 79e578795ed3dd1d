package ai.openclaw.secrets.systemd.internal;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.lib.providers.UnavailableException;

/** Why a credential gives no secret; the names are the codes. */
enum SystemdFailure {
  /** The process was not started by systemd with credentials. */
  PROVIDER_NO_CREDENTIALS,
  /** What the variable names is no folder that only systemd writes. */
  PROVIDER_FOLDER_REFUSED,
  /** The service has no credential of that name. */
  SECRET_NOT_FOUND,
  /** What has the name is no file, or cannot be read. */
  SECRET_REFUSED,
  /** The credential is larger than {@code maxBytes}. */
  SECRET_TOO_LARGE,
  /** The credential is no text in UTF-8. */
  SECRET_NOT_TEXT,
  /** The credential is empty. */
  SECRET_EMPTY;

  Failed of(String message) {
    return new Failed(new SecretFailure(name(), message));
  }

  UnavailableException all(String message) {
    return new UnavailableException(name(), message);
  }
}
