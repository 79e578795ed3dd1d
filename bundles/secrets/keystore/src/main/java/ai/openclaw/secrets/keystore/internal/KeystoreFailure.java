package ai.openclaw.secrets.keystore.internal;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.lib.providers.UnavailableException;

/** Why a keystore gives no secret; the names are the codes. */
enum KeystoreFailure {
  /** The file is larger than {@code maxBytes}. */
  PROVIDER_FILE_TOO_LARGE,
  /** The file is no PKCS#12 keystore. */
  PROVIDER_FILE_NOT_PKCS12,
  /** The password does not open the keystore. */
  PROVIDER_PASSWORD_WRONG,
  /** The keystore has no entry with the alias. */
  SECRET_NOT_FOUND,
  /** The entry is a certificate, a private key or a key that is no text. */
  SECRET_NOT_TEXT,
  /** The entry cannot be decrypted. */
  SECRET_UNREADABLE;

  Failed of(String message) {
    return new Failed(new SecretFailure(name(), message));
  }

  UnavailableException all(String message) {
    return new UnavailableException(name(), message);
  }
}
