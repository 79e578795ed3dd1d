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
 * @param secret the token or password; empty in the modes that have none; behind a trusted proxy
 *     the password of callers on this machine
 * @param source where the secret comes from, for people
 * @param proxy how a proxy vouches for users; empty in every mode but that one
 */
public record GatewayAuth(
    AuthMode mode, Optional<SecretValue> secret, String source, Optional<TrustedProxy> proxy) {
  /** A check that no proxy takes part in. */
  public GatewayAuth(AuthMode mode, Optional<SecretValue> secret, String source) {
    this(mode, secret, source, Optional.empty());
  }

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

  /** What callers are asked for, in words that name no secret. */
  public String asked() {
    return switch (mode) {
      case NONE -> "no token is asked for";
      case TOKEN, PASSWORD -> "the " + mode.text() + " is in " + source;
      case TRUSTED_PROXY ->
          "a trusted proxy names the user in "
              + proxy.map(TrustedProxy::userHeader).orElse("a header that is not configured");
    };
  }

  /** The user that a proxy vouches for. */
  public Optional<String> user(Sender sender) {
    return proxy.flatMap(trusted -> trusted.check(sender).user());
  }

  /**
   * Whether a sender is on this machine, with no proxy in between: one that a proxy names a user of
   * is not, whatever else the proxy says.
   */
  public boolean local(Sender sender) {
    return sender.local()
        && proxy.filter(trusted -> sender.headers().contains(trusted.userHeader())).isEmpty();
  }

  /** Whether a client that was let in by the other would be let in by this one too. */
  public boolean admits(Sender sender, GatewayAuth other) {
    if (mode != other.mode) {
      return false;
    }
    Optional<String> vouched = other.user(sender);
    return vouched.isPresent() ? vouched.equals(user(sender)) : secret.equals(other.secret);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
