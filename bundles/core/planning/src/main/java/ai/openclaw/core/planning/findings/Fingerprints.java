package ai.openclaw.core.planning.findings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Names findings so that the same one has the same name in the next run. Made of code, file, path
 * and detail alone, so that a fingerprint tells nothing of a secret; lines may move and messages
 * may change.
 */
public final class Fingerprints {
  private static final int BYTES = 16;

  private Fingerprints() {}

  /**
   * The fingerprints of findings, in their order. Findings that cannot be told apart are numbered.
   *
   * @param state the state directory; files below it keep their fingerprints when it moves
   */
  public static List<String> of(List<AuditFinding> findings, Path state) {
    Map<String, Integer> seen = new HashMap<>();
    var prints = new ArrayList<String>();
    for (AuditFinding finding : findings) {
      String name =
          String.join(
              "\n", finding.code(), place(finding.file(), state), finding.path(), finding.detail());
      int number = seen.merge(name, 1, Integer::sum);
      prints.add(digest(name + "\n" + number));
    }
    return List.copyOf(prints);
  }

  private static String place(String file, Path state) {
    Path path = Path.of(file);
    return path.startsWith(state) ? "state:" + state.relativize(path) : file;
  }

  private static String digest(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
