package ai.openclaw.itest;

import ai.openclaw.api.secret.SecretProvider;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.osgi.framework.BundleActivator;

/**
 * Builds the bundles of {@code src/demo} as a stranger would: the JDK's compiler, the API and the
 * libraries it speaks of, and a manifest written by hand.
 *
 * @param sources a folder with one folder per bundle
 * @param classpath what the sources are compiled against
 * @param output where the jars go
 */
record DemoBundles(Path sources, List<Path> classpath, Path output) {

  /** The bundles of this module, compiled against the API on the class path of the tests. */
  static DemoBundles into(Path output) {
    return new DemoBundles(
        Path.of("src/demo"),
        Stream.of(SecretProvider.class, JsonNode.class, JsonFactory.class, BundleActivator.class)
            .map(DemoBundles::origin)
            .toList(),
        output);
  }

  /** Builds one bundle, as {@code <name>.jar}. */
  Path build(String name) throws IOException {
    return build(name, name, Map.of());
  }

  /**
   * Builds a bundle with other headers than its manifest has.
   *
   * @param name the folder of the source
   * @param jarName the jar's name without its end
   * @param headers headers to add or to replace
   */
  Path build(String name, String jarName, Map<String, String> headers) throws IOException {
    Path source = sources.resolve(name);
    Path classes = Files.createTempDirectory(output, "." + jarName + ".");
    try {
      compile(source, classes);
      return pack(manifest(source, headers), classes, output.resolve(jarName + ".jar"));
    } finally {
      for (Path path : tree(classes).sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }

  private void compile(Path source, Path classes) throws IOException {
    JavaCompiler compiler =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "the tests need a JDK");
    StringWriter messages = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> units = tree(source).filter(path -> path.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "--release",
              "17",
              "-proc:none",
              "-classpath",
              classpath.stream()
                  .map(Path::toString)
                  .collect(Collectors.joining(File.pathSeparator)),
              "-d",
              classes.toString());
      boolean compiled =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(units))
              .call();
      if (!compiled) {
        throw new IOException(source + " does not compile:\n" + messages);
      }
    }
  }

  private static Manifest manifest(Path source, Map<String, String> headers) throws IOException {
    try (InputStream in = Files.newInputStream(source.resolve("META-INF/MANIFEST.MF"))) {
      Manifest manifest = new Manifest(in);
      headers.forEach(manifest.getMainAttributes()::putValue);
      return manifest;
    }
  }

  private static Path pack(Manifest manifest, Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      for (Path file : tree(classes).filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
    return jar;
  }

  private static Stream<Path> tree(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList().stream();
    }
  }

  private static Path origin(Class<?> type) {
    try {
      return Paths.get(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
