package ai.openclaw.secrets.env.internal;

/** Why a variable gives no secret; the names are the codes. */
enum EnvFailure {
  /** The provider's settings do not have the documented form. */
  PROVIDER_SETTINGS_INVALID,
  /** The allowlist does not name the variable. */
  SECRET_NOT_ALLOWED,
  /** The variable is not set, or holds nothing but white space. */
  SECRET_NOT_FOUND
}
