package ai.openclaw.core.config;

import com.fasterxml.jackson.databind.node.TextNode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Makes gateway tokens, and says where they are kept. */
public final class GatewayToken {
  private static final List<String> PATH = List.of("gateway", "auth", "token");
  private static final int BYTES = 24;

  private GatewayToken() {}

  /** A new random token. */
  public static String random() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** The edit that puts a token into the configuration. */
  public static ConfigEdit keep(String token) {
    return new ConfigEdit.Set(PATH, TextNode.valueOf(token));
  }
}
