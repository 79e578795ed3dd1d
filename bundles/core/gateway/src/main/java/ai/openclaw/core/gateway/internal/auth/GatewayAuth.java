package ai.openclaw.core.gateway.internal.auth;

import ai.openclaw.api.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;

/**
 * How callers are checked, and with which secret. Immutable.
 *
 * @param mode how
 * @param secret the token or password; empty in the modes that have none
 * @param source where the secret comes from, for people
 */
public record GatewayAuth(AuthMode mode, Optional<SecretValue> secret, String source) {
  /** Checks that no part is absent. */
  public GatewayAuth {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(source, "source");
  }

  /** No check at all. */
  public static GatewayAuth none() {
    return new GatewayAuth(AuthMode.NONE, Optional.empty(), "none");
  }

  /** Whether a text is the secret; takes as long for a wrong one as for the right one. */
  public boolean matches(String offered) {
    byte[] given = sha256(offered);
    byte[] wanted = sha256(secret.map(SecretValue::revealText).orElse(""));
    return MessageDigest.isEqual(given, wanted) && secret.isPresent();
  }

  /** Whether clients that were let in by the other would be let in by this one too. */
  public boolean sameAs(GatewayAuth other) {
    return mode == other.mode && secret.equals(other.secret);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
