package ai.openclaw.core.secrets.internal.why;

import ai.openclaw.api.secret.SecretRef;

/** What to do about a reference without a value. */
final class Remedies {
  private static final String THEN = ", then: openclaw secrets reload";

  private Remedies() {}

  /**
   * The one thing to do.
   *
   * @param code why it has no value
   * @param path the field
   */
  static String of(String code, SecretRef ref, String path) {
    return switch (code) {
      case "SECRETS_SOURCE_NOT_INSTALLED" ->
          "put a bundle that serves \""
              + ref.source()
              + "\" into the plugin folder, or change the reference at "
              + path;
      case "SECRETS_PROVIDER_NOT_CONFIGURED" ->
          "add secrets.providers." + ref.provider() + ", or change the reference at " + path;
      default ->
          ref.source().equals("env")
              ? "set the variable "
                  + ref.id()
                  + " where the gateway reads it (its environment or"
                  + " the .env file)"
                  + THEN
              : "make the provider \"" + ref.provider() + "\" serve that id" + THEN;
    };
  }
}
