package ai.openclaw.secrets.file.internal;

import ai.openclaw.api.secret.SecretFailure;

/** Why a file gives no secret; the names are the codes. */
enum FileFailure {
  /** The file is larger than {@code maxBytes}. */
  PROVIDER_FILE_TOO_LARGE,
  /** The file is no JSON text in UTF-8. */
  PROVIDER_FILE_NOT_JSON,
  /** The file is JSON, but no object. */
  PROVIDER_FILE_NOT_OBJECT,
  /** The id does not suit the provider's mode. */
  SECRET_ID_INVALID,
  /** The document has nothing at the id. */
  SECRET_NOT_FOUND,
  /** The file is empty. */
  SECRET_EMPTY;

  SecretFailure of(String message) {
    return new SecretFailure(name(), message);
  }
}
