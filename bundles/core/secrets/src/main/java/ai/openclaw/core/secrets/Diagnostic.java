package ai.openclaw.core.secrets;

/**
 * Something the operator should know of an activation. Immutable.
 *
 * @param code a code of the secrets catalogue, for example {@code
 *     SECRETS_REF_IGNORED_INACTIVE_SURFACE}
 * @param path the field it is about
 * @param message one line; no secret
 * @param warning whether it counts in {@code warningCount}
 */
public record Diagnostic(String code, String path, String message, boolean warning) {}
