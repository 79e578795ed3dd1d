package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where the control socket of a state directory is; see {@code docs/control-socket.md}. */
final class ControlSocket {
  private static final int LONGEST_PATH = 100;

  private ControlSocket() {}

  static Path of(Places places) throws IOException {
    Path plain = places.run().resolve("control.sock");
    if (plain.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
      return plain;
    }
    Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    return Path.of(
        System.getProperty("java.io.tmpdir"),
        "openclaw-" + uid,
        "control-" + digest(places.state().toString()) + ".sock");
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
