package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.core.secrets.internal.engine.Failures;
import ai.openclaw.core.secrets.internal.shield.Codes;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.nio.file.Path;

/**
 * Why one field has no value.
 *
 * @param slot the field and its reference
 * @param failure the reason
 */
record RefFailure(Slot slot, SecretFailure failure) {
  /** The failure with path and reference in its message. */
  SecretFailure located() {
    if (failure.code().equals(OAuthPolicy.CODE)) {
      return failure;
    }
    return new SecretFailure(
        failure.code(), slot.text() + ": " + slot.ref() + " has no value: " + failure.message());
  }

  /** What is printed when the gateway cannot start because of it. */
  String startText(Path config) {
    if (failure.code().equals(OAuthPolicy.CODE)) {
      return "Startup failed: required secrets are unavailable."
          + System.lineSeparator()
          + OAuthPolicy.lines(failure.message())
          + line("code", failure.code())
          + line("remedy", remedy(config));
    }
    return "Startup failed: required secrets are unavailable."
        + line("path", slot.text())
        + line("source", slot.ref().source())
        + line("provider", slot.ref().provider())
        + line("id", slot.ref().id())
        + line("reason", failure.message() + " [" + failure.code() + "]")
        + line("remedy", remedy(config));
  }

  private static String line(String name, String text) {
    return String.format("%n  %-9s %s", name + ":", text);
  }

  private String remedy(Path config) {
    if (failure.code().equals(Failures.NOT_INSTALLED)) {
      return "put a bundle that serves \""
          + slot.ref().source()
          + "\" into the plugin folder, or change the reference in "
          + config;
    }
    if (failure.code().equals(OAuthPolicy.CODE)) {
      return "sign in again so that the profile holds plain values, or give it the type api_key or"
          + " token and no mode oauth under auth.profiles in "
          + config;
    }
    if (failure.code().equals(Failures.ALIAS_UNKNOWN)) {
      return "add secrets.providers."
          + slot.ref().provider()
          + ", or change the reference in "
          + config;
    }
    if (failure.code().equals(Codes.PAUSED) || failure.code().equals(Codes.REF_PAUSED)) {
      return "mend the provider \""
          + slot.ref().provider()
          + "\"; a start after that time asks it again, and so does the next one after: openclaw"
          + " secrets retry "
          + slot.ref().provider();
    }
    if (failure.code().equals(Codes.EXHAUSTED)) {
      return "raise secrets.resolution.budget for the provider \""
          + slot.ref().provider()
          + "\", or wait for the next day (UTC)";
    }
    return slot.ref().source().equals("env")
        ? "set the variable "
            + slot.ref().id()
            + " for the gateway, or change the reference in "
            + config
        : "make the provider \""
            + slot.ref().provider()
            + "\" serve that id, or change the reference in "
            + config;
  }
}
