package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.plugins.internal.Examined.Fit;
import ai.openclaw.core.plugins.internal.Examined.Unfit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** Reads what a jar says of itself, and loads nothing of it. */
final class JarExaminer {
  static final String CAPABILITIES = "OpenClaw-Capabilities";
  static final String REPLACE = "OpenClaw-Replace";

  private JarExaminer() {}

  /**
   * Examines a complete zip file.
   *
   * @param file the name to report it under
   */
  static Examined examine(Path path, String file) throws IOException {
    @Nullable Manifest manifest;
    try (var jar = new JarFile(path.toFile(), false)) {
      manifest = jar.getManifest();
    }
    if (manifest == null) {
      return new Unfit(file, "it is no OSGi bundle: it has no manifest");
    }
    return examine(manifest.getMainAttributes(), file, sha256(path));
  }

  static String sha256(Path path) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(path);
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static Examined examine(Attributes manifest, String file, String sha256) {
    String symbolicName = text(manifest, Constants.BUNDLE_SYMBOLICNAME);
    String name = clause(symbolicName);
    if (name.isEmpty()) {
      return new Unfit(file, "it is no OSGi bundle: its manifest has no Bundle-SymbolicName");
    }
    if (!name.matches("[A-Za-z0-9_.-]+")) {
      return new Unfit(file, "its Bundle-SymbolicName is not valid");
    }
    if (!text(manifest, Constants.BUNDLE_MANIFESTVERSION).equals("2")) {
      return new Unfit(file, "its manifest lacks Bundle-ManifestVersion: 2");
    }
    String host = clause(text(manifest, Constants.FRAGMENT_HOST));
    if (!host.isEmpty()) {
      return new Unfit(
          file,
          name
              + " is a fragment, which takes effect only when its host "
              + host
              + " is refreshed: make it a bundle of its own");
    }
    Version version;
    try {
      version = Version.parseVersion(text(manifest, Constants.BUNDLE_VERSION));
    } catch (IllegalArgumentException e) {
      return new Unfit(file, "the Bundle-Version of " + name + " is not valid");
    }
    return new Fit(
        new PluginJar(
            file,
            sha256,
            name,
            version,
            list(text(manifest, CAPABILITIES)),
            text(manifest, REPLACE).toLowerCase(Locale.ROOT).equals("exclusive"),
            symbolicName.replace(" ", "").contains(";singleton:=true")));
  }

  private static String clause(String header) {
    return header.split("[;,]", 2)[0].strip();
  }

  private static List<String> list(String header) {
    return Stream.of(header.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static String text(Attributes manifest, String header) {
    @Nullable String value = manifest.getValue(header);
    return value == null ? "" : value.strip();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
