package ai.openclaw.secrets.exec.internal;

import ai.openclaw.api.secret.SecretFailure;

/** Why a program gives no secret; the names are the codes. */
enum ExecFailure {
  /** The settings do not have the documented form. */
  PROVIDER_SETTINGS_INVALID,
  /** The request is larger than {@code secrets.resolution.maxBatchBytes}. */
  PROVIDER_BATCH_TOO_LARGE,
  /** The program could not be started. */
  PROVIDER_START_FAILED,
  /** Too many programs do not read their input, or the bundle stops. */
  PROVIDER_BUSY,
  /** The program did not end in time. */
  PROVIDER_TIMEOUT,
  /** The program wrote nothing for too long. */
  PROVIDER_NO_OUTPUT,
  /** The program wrote more than allowed. */
  PROVIDER_OUTPUT_TOO_LARGE,
  /** The program ended with an exit code other than 0, or by a signal. */
  PROVIDER_EXIT_CODE,
  /** The program wrote nothing to standard output. */
  PROVIDER_OUTPUT_EMPTY,
  /** The output is no JSON text in UTF-8. */
  PROVIDER_OUTPUT_NOT_JSON,
  /** The output is JSON, but no object. */
  PROVIDER_OUTPUT_NOT_OBJECT,
  /** The answer has another protocol version. */
  PROVIDER_PROTOCOL_VERSION,
  /** The answer has no object {@code values}. */
  PROVIDER_VALUES_MISSING,
  /** The program reports an error for the id. */
  SECRET_REFUSED,
  /** The program reports that the id fits more than one entry. */
  SECRET_AMBIGUOUS,
  /** The answer has no value for the id. */
  SECRET_NOT_FOUND;

  SecretFailure of(String alias, String problem) {
    return new SecretFailure(name(), "secrets.providers.%s: %s".formatted(alias, problem));
  }
}
