package ai.openclaw.core.config.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Names contents by their hash. */
public final class Revision {
  /** The revision of a file that is not there. */
  static final String NONE = "0".repeat(64);

  private Revision() {}

  /** sha256, hex. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }

  /** One name for several files. */
  static String of(Map<?, String> revisions) {
    MessageDigest digest = digest();
    new TreeMap<>(revisions)
        .forEach(
            (path, revision) -> digest.update((path + "\0" + revision + "\0").getBytes(UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
