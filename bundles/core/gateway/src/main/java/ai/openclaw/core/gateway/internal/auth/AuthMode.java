package ai.openclaw.core.gateway.internal.auth;

import java.util.Arrays;
import java.util.Optional;

/** How callers prove that they may call. */
public enum AuthMode {
  /** They do not. */
  NONE("none"),
  /** With a shared token. */
  TOKEN("token"),
  /** With a shared password. */
  PASSWORD("password"),
  /** A proxy in front has checked them. */
  TRUSTED_PROXY("trusted-proxy");

  private final String text;

  AuthMode(String text) {
    this.text = text;
  }

  /** The mode as it is written in the configuration. */
  public String text() {
    return text;
  }

  /** The mode of that name. */
  public static Optional<AuthMode> of(String text) {
    return Arrays.stream(values()).filter(mode -> mode.text.equals(text)).findFirst();
  }
}
