package ai.openclaw.core.operate.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * The machine, in the words of the protocol. Immutable.
 *
 * @param platform {@code linux}, {@code darwin} or {@code win32}
 * @param arch {@code x64}, {@code arm64} or what the JVM calls it
 * @param release the version of the system
 */
record Machine(String platform, String arch, String release) {
  static Machine here() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    return new Machine(
        name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "win32" : name,
        switch (arch) {
          case "amd64", "x86_64" -> "x64";
          case "aarch64" -> "arm64";
          default -> arch;
        },
        System.getProperty("os.version", ""));
  }

  String label() {
    return platform + " " + release + " (" + arch + ")";
  }

  void write(ObjectNode node) {
    node.put("platform", platform).put("arch", arch).put("release", release).put("label", label());
  }
}
