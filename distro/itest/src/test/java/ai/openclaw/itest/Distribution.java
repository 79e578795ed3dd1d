package ai.openclaw.itest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The unpacked distribution, run as a user runs it. */
final class Distribution {
  // Whoever runs the tests may ignore Ctrl-C, and what a process ignores its children ignore.
  private static final List<String> SIGNALS_AS_USUAL =
      System.getProperty("os.name").equals("Linux")
          ? List.of("env", "--default-signal=INT,QUIT")
          : List.of();

  private static final long COMMAND_SECONDS = 180;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path home;

  Distribution(Path home) {
    this.home = home;
  }

  static Distribution built() {
    return new Distribution(
        Path.of(System.getProperty("openclaw.distro", "")).toAbsolutePath().normalize());
  }

  Path home() {
    return home;
  }

  /** The shipped bundles, sorted by name. */
  static List<Path> bundles(Path home) {
    try (Stream<Path> files = Files.list(home.resolve("bundles"))) {
      return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean fragment(Path jar) {
    try (JarFile content = new JarFile(jar.toFile())) {
      return content.getManifest().getMainAttributes().getValue("Fragment-Host") != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A shipped bundle by the name of its artifact. */
  Path bundle(String artifactId) {
    return bundles(home).stream()
        .filter(jar -> jar.getFileName().toString().startsWith(artifactId + "-"))
        .findFirst()
        .orElseThrow();
  }

  /** What a command printed, and how it ended. */
  record Outcome(int exit, String out, String err) {
    /** What it printed to standard output, as JSON. */
    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + this, e);
      }
    }
  }

  /** Runs one command to its end, with nothing to read. */
  Outcome run(Path state, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return finish(process(state, environment, arguments), "");
  }

  /** Runs a command to its end. */
  static Outcome finish(ProcessBuilder command, String input)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            "no end after " + COMMAND_SECONDS + " s: " + command.command() + Files.readString(err));
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  /** A process that has not been started. */
  ProcessBuilder process(Path state, Map<String, String> environment, String... arguments) {
    var command = new ArrayList<>(SIGNALS_AS_USUAL);
    command.add(home.resolve("bin").resolve("openclaw").toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    var variables = builder.environment();
    variables.keySet().removeIf(name -> name.startsWith("OPENCLAW_") || name.endsWith("_KEY"));
    variables.keySet().removeAll(List.of("INVOCATION_ID", "SYSTEMD_EXEC_PID", "JOURNAL_STREAM"));
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("HOME", state.resolve("home").toString());
    variables.put("OPENCLAW_STATE_DIR", state.toString());
    variables.put("OPENCLAW_CLASS_DATA", "off");
    variables.put("NO_COLOR", "1");
    variables.putAll(environment);
    return builder.directory(state.toFile());
  }

  /** Writes a file that only its owner may read. */
  static Path write(Path file, String content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }
}
