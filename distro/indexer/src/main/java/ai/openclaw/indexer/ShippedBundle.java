package ai.openclaw.indexer;

import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What the index needs of one jar.
 *
 * @param file its name
 * @param symbolicName its symbolic name
 * @param sha256 its digest
 * @param length its length in bytes
 * @param fragmentHost the host, when it is a fragment
 * @param exports the packages it gives
 * @param imports the packages it needs
 * @param commands the entries of its command descriptions
 * @param declares whether it brings schemas or surfaces of an owner
 */
record ShippedBundle(
    String file,
    String symbolicName,
    String sha256,
    long length,
    Optional<String> fragmentHost,
    Set<String> exports,
    Set<String> imports,
    List<JsonNode> commands,
    boolean declares) {

  static ShippedBundle read(Path jar) throws IOException {
    try (JarFile content = new JarFile(jar.toFile())) {
      Manifest manifest = content.getManifest();
      var headers = manifest.getMainAttributes();
      Set<String> imports = new TreeSet<>();
      header(headers.getValue("Import-Package"))
          .forEach(
              (name, attributes) -> {
                if (!"optional".equals(attributes.get("resolution:"))) {
                  imports.add(name);
                }
              });
      var commands = new ArrayList<JsonNode>();
      String resource = headers.getValue("OpenClaw-Commands");
      if (resource != null) {
        try (InputStream in = content.getInputStream(content.getEntry(resource.strip()))) {
          new ObjectMapper().readTree(in).path("commands").forEach(commands::add);
        }
      }
      return new ShippedBundle(
          jar.getFileName().toString(),
          header(headers.getValue("Bundle-SymbolicName")).keySet().iterator().next(),
          digest(Files.readAllBytes(jar)),
          Files.size(jar),
          header(headers.getValue("Fragment-Host")).keySet().stream().findFirst(),
          new TreeSet<>(header(headers.getValue("Export-Package")).keySet()),
          imports,
          commands,
          headers.getValue("OpenClaw-Schema") != null
              || headers.getValue("OpenClaw-Surface") != null);
    }
  }

  private static Parameters header(@Nullable String value) {
    return OSGiHeader.parseHeader(value == null ? "" : value);
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
