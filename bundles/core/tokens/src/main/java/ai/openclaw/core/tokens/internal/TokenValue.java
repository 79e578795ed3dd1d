package ai.openclaw.core.tokens.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The value of a token, which is shown once and kept as its SHA-256 only. It is 32 random bytes: a
 * slow hash would protect nothing that guessing could find.
 */
public final class TokenValue {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PREFIX = "oct_";
  private static final int BYTES = 32;
  private static final int ID_BYTES = 6;

  private TokenValue() {}

  /** A new value. */
  public static String make() {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** A new id. */
  public static String id() {
    byte[] random = new byte[ID_BYTES];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** The hash that is kept of a value. */
  public static String hash(String value) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
