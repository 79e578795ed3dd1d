package ai.openclaw.core.secrets.internal.engine;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;

/** The reasons the core itself gives for a reference without a value. */
public final class Failures {
  /** No installed bundle serves the source. */
  public static final String NOT_INSTALLED = "SECRETS_SOURCE_NOT_INSTALLED";

  /** The reference names an alias that is not configured. */
  public static final String ALIAS_UNKNOWN = "SECRETS_PROVIDER_NOT_CONFIGURED";

  /** The provider is being asked and takes longer than others wait for it. */
  public static final String SLOW = "SECRETS_PROVIDER_SLOW";

  private static final int LONGEST = 500;

  private Failures() {}

  /** What a provider says, as one line of bounded length whatever it sent. */
  static SecretFailure oneLine(SecretFailure failure) {
    String line = failure.message().replaceAll("\\p{Cntrl}+", " ").strip();
    return new SecretFailure(
        failure.code(),
        line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1).stripTrailing() + "…");
  }

  static SecretFailure notInstalled(String source) {
    return new SecretFailure(
        NOT_INSTALLED,
        "no installed bundle serves the source \""
            + source
            + "\"; install one with: openclaw plugins install <jar>");
  }

  static SecretFailure aliasUnknown(SecretRef ref) {
    return new SecretFailure(
        ALIAS_UNKNOWN,
        "the provider \""
            + ref.provider()
            + "\" of "
            + ref
            + " is not configured; add secrets.providers."
            + ref.provider());
  }

  static SecretFailure sourceMismatch(SecretRef ref, String configured) {
    return new SecretFailure(
        "SECRETS_PROVIDER_SOURCE_MISMATCH",
        "the provider \""
            + ref.provider()
            + "\" has the source \""
            + configured
            + "\", but the reference asks for \""
            + ref.source()
            + "\"");
  }

  static SecretFailure idRefused(SecretRef ref, String rule) {
    return new SecretFailure("SECRETS_REF_ID_INVALID", "the id of " + ref + " " + rule);
  }

  static SecretFailure tooManyRefs(String alias, int limit) {
    return new SecretFailure(
        "SECRETS_TOO_MANY_REFS",
        "the provider \""
            + alias
            + "\" is asked for more than "
            + limit
            + " values (secrets.resolution.maxRefsPerProvider)");
  }

  static SecretFailure settingsInvalid(String alias, String path, String message) {
    return new SecretFailure(
        "SECRETS_PROVIDER_SETTINGS_INVALID",
        "secrets.providers." + alias + (path.isEmpty() ? "" : "." + path) + ": " + message);
  }

  static SecretFailure timeout(String alias, long millis) {
    return new SecretFailure(
        "SECRETS_PROVIDER_TIMEOUT",
        "the provider \"" + alias + "\" did not answer within " + millis + " ms");
  }

  static SecretFailure slow(String alias, long millis) {
    return new SecretFailure(
        SLOW,
        "the provider \""
            + alias
            + "\" has not answered after "
            + millis
            + " ms; its values are taken up as soon as it does");
  }

  /** Nobody was asked for a reference in this pass. */
  public static SecretFailure notAsked(SecretRef ref) {
    return new SecretFailure("SECRETS_NOT_ASKED", "nobody was asked for " + ref + " this time");
  }

  static SecretFailure broken(String alias, String fault) {
    return new SecretFailure(
        "SECRETS_PROVIDER_BROKEN",
        "the bundle behind the provider \"" + alias + "\" failed: " + fault);
  }

  static SecretFailure overloaded(String alias) {
    return new SecretFailure(
        "SECRETS_OVERLOADED",
        "too many calls wait for secret providers; \"" + alias + "\" was not asked");
  }

  static SecretFailure stopping(String alias) {
    return new SecretFailure(
        "SECRETS_INTERRUPTED", "the call to the provider \"" + alias + "\" was interrupted");
  }

  static SecretFailure unanswered(SecretRef ref) {
    return new SecretFailure("SECRET_NOT_FOUND", "the provider has no answer for " + ref);
  }
}
