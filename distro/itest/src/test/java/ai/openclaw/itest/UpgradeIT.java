package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another distribution over the state and the cache of the one before. */
class UpgradeIT {
  private static final String BUNDLE = "ai.openclaw.secrets.env";

  @TempDir Path home;
  @TempDir Path state;

  private Distribution distribution;

  @BeforeEach
  void unpack() throws Exception {
    Path from = Distribution.built().home();
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = home.resolve(from.relativize(file).toString());
        Files.createDirectories(to.resolveSibling(""));
        Files.copy(file, to);
        assertTrue(to.toFile().setExecutable(Files.isExecutable(file)));
      }
    }
    distribution = new Distribution(home);
    new State(state).configure("");
  }

  @Test
  void theBundleOfTheNewDistributionRunsOverTheOldCache() throws Exception {
    try (var gateway = start()) {
      assertEquals("1.0.0.SNAPSHOT", version(), gateway.output());
    }
    Path old = distribution.bundle(BUNDLE);
    Path next = old.resolveSibling(BUNDLE + "-1.0.1.jar");
    repack(old, next, Map.of("Bundle-Version", "1.0.1.UPGRADED"));
    Files.delete(old);
    index(old, next);
    try (var gateway = start()) {
      assertEquals("1.0.1.UPGRADED", version(), gateway.output());
    }
  }

  @Test
  void otherBytesUnderTheSameNameReplaceTheCachedOnes() throws Exception {
    start().close();
    Path jar = distribution.bundle(BUNDLE);
    Path next = Files.createTempFile(home, "next", ".jar");
    repack(jar, next, Map.of("Bundle-Version", "1.0.2"));
    Files.delete(jar);
    Files.move(next, jar);
    index(jar, jar);
    try (var gateway = start()) {
      assertEquals("1.0.2", version(), gateway.output());
    }
  }

  @Test
  void namesTheJarThatIsNoBundleAndEndsWithSeventy() throws Exception {
    Path jar = distribution.bundle(BUNDLE);
    Files.writeString(jar, "junk");
    index(jar, jar);
    Outcome refused = distribution.run(state, Map.of(), "gateway", "--port", "0");
    assertEquals(70, refused.exit(), refused.toString());
    assertTrue(refused.err().contains(jar.getFileName().toString()), refused.err());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertFalse(refused.err().contains("Exception"), refused.err());
  }

  private RunningGateway start() throws Exception {
    return RunningGateway.start(distribution, state, Map.of());
  }

  private String version() throws Exception {
    JsonNode sources =
        distribution.run(state, Map.of(), "secrets", "providers", "--json").json().path("sources");
    for (JsonNode source : sources) {
      if (source.path("bundle").asText().equals(BUNDLE)) {
        return source.path("versions").path(0).path("version").asText();
      }
    }
    return sources.toString();
  }

  private static void repack(Path from, Path to, Map<String, String> headers) throws IOException {
    try (var jar = new JarFile(from.toFile())) {
      Manifest manifest = jar.getManifest();
      headers.forEach(manifest.getMainAttributes()::putValue);
      try (var out = new JarOutputStream(Files.newOutputStream(to), manifest)) {
        for (JarEntry entry :
            jar.stream().filter(e -> !e.getName().equals(JarFile.MANIFEST_NAME)).toList()) {
          out.putNextEntry(new JarEntry(entry.getName()));
          jar.getInputStream(entry).transferTo(out);
          out.closeEntry();
        }
      }
    }
  }

  /** Writes what the packing of a distribution writes for the exchanged bundle. */
  private void index(Path old, Path next) throws Exception {
    Path index = home.resolve("lib/index.properties");
    byte[] bytes = Files.readAllBytes(next);
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    String file = String.valueOf(next.getFileName());
    Files.writeString(
        index,
        Files.readString(index)
            .replace(String.valueOf(old.getFileName()), file)
            .replaceAll("(?m)^(sha256\\.\\Q" + file + "\\E)=.*$", "$1=" + digest)
            .replaceAll("(?m)^(length\\.\\Q" + file + "\\E)=.*$", "$1=" + bytes.length));
  }
}
