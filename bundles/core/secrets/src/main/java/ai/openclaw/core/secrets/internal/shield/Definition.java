package ai.openclaw.core.secrets.internal.shield;

import ai.openclaw.core.secrets.internal.provider.Origin;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A configured provider as it is now. What is remembered of one with other settings, or served by
 * another version of its bundle, says nothing of this one.
 *
 * @param source the source
 * @param alias the key under {@code secrets.providers}
 * @param fingerprint of settings and bundle; short, so that nothing can be told from it
 */
public record Definition(String source, String alias, String fingerprint) {
  private static final int BYTES = 8;

  /** Describes a provider. */
  public static Definition of(String source, String alias, ObjectNode settings, Origin origin) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(origin.toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      byte[] hash = digest.digest(settings.toString().getBytes(StandardCharsets.UTF_8));
      return new Definition(source, alias, HexFormat.of().formatHex(hash, 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Key key() {
    return new Key(source, alias);
  }

  /** What stays the same when settings change. */
  record Key(String source, String alias) {}
}
