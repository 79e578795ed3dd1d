package ai.openclaw.core.plugins.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A bundle of a third party, compiled on the spot. */
final class ForeignJar {
  private final Path workshop;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> resources = new LinkedHashMap<>();
  private String start = "";
  private String stop = "";

  ForeignJar(Path workshop, String name, String version) {
    this.workshop = workshop;
    headers.put("Bundle-ManifestVersion", "2");
    headers.put("Bundle-SymbolicName", name);
    headers.put("Bundle-Version", version);
  }

  ForeignJar header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  ForeignJar without(String name) {
    headers.remove(name);
    return this;
  }

  ForeignJar resource(String name, String text) {
    resources.put(name, text);
    return this;
  }

  /** What its activator does at start; {@code c} is the bundle context. */
  ForeignJar onStart(String code) {
    start = code;
    return this;
  }

  ForeignJar onStop(String code) {
    stop = code;
    return this;
  }

  /** Registers a supplier of the bundle's version that takes the time of a call. */
  ForeignJar serving(int millis) {
    return onStart(
        "c.registerService(java.util.function.Supplier.class,"
            + " () -> { long end = System.nanoTime() + "
            + millis * 1_000_000L
            + "; while (System.nanoTime() < end) {"
            + " java.util.concurrent.locks.LockSupport.parkNanos(end - System.nanoTime()); }"
            + " return c.getBundle().getVersion().toString(); }, null);");
  }

  byte[] bytes() {
    try {
      Path folder = Files.createTempDirectory(workshop, "jar");
      boolean code = !start.isEmpty() || !stop.isEmpty();
      if (code) {
        compile(folder);
        headers.put("Bundle-Activator", "foreign.Activator");
        headers.merge("Import-Package", "org.osgi.framework", (a, b) -> a + "," + b);
      }
      Path jar = folder.resolve("out.jar");
      try (OutputStream file = Files.newOutputStream(jar);
          var out = new JarOutputStream(file, manifest())) {
        out.putNextEntry(new ZipEntry("README"));
        out.closeEntry();
        for (var resource : resources.entrySet()) {
          out.putNextEntry(new ZipEntry(resource.getKey()));
          out.write(resource.getValue().getBytes(StandardCharsets.UTF_8));
          out.closeEntry();
        }
        if (code) {
          try (Stream<Path> classes = Files.walk(folder.resolve("classes"))) {
            for (Path each : classes.filter(Files::isRegularFile).toList()) {
              out.putNextEntry(new ZipEntry(folder.resolve("classes").relativize(each).toString()));
              Files.copy(each, out);
              out.closeEntry();
            }
          }
        }
      }
      return Files.readAllBytes(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts it into a folder under its final name at once. */
  void drop(Path file) {
    try {
      Path hidden = file.resolveSibling("." + file.getFileName() + ".part");
      Files.write(hidden, bytes());
      Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Manifest manifest() {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
    return manifest;
  }

  private void compile(Path folder) throws IOException {
    Path source = folder.resolve("Activator.java");
    Files.writeString(
        source,
        """
        package foreign;
        import org.osgi.framework.*;
        public class Activator implements BundleActivator {
          static volatile long turns;
          public static class Broken {
            public Broken() { throw new IllegalStateException("no key"); }
          }
          public void start(BundleContext c) throws Exception {
            %s
          }
          public void stop(BundleContext c) throws Exception {
            %s
          }
        }
        """
            .formatted(start, stop));
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(
                  null,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-nowarn",
                      "-d",
                      Files.createDirectory(folder.resolve("classes")).toString(),
                      "-classpath",
                      System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      if (!done) {
        throw new IOException("the foreign bundle does not compile");
      }
    }
  }
}
