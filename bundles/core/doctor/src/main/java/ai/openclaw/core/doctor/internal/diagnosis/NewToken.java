package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Mend;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A token for the gateway, as the gateway itself would make one. */
public final class NewToken {
  private static final int BYTES = 24;

  private NewToken() {}

  /** That the operator asked for a new one. */
  public static Finding wanted(Path config) {
    return new Finding(
        "GATEWAY_TOKEN_WANTED",
        Finding.Severity.INFO,
        "A new token was asked for",
        Optional.of(config),
        "gateway.auth.token",
        "",
        Optional.of(mend()));
  }

  /** Writes a new one; no text of the mend shows it. */
  public static Mend mend() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return new Mend(
        "generates gateway.auth.token",
        List.of(
            new Mend.SetConfig(
                List.of("gateway", "auth", "token"),
                TextNode.valueOf(HexFormat.of().formatHex(random)))));
  }
}
