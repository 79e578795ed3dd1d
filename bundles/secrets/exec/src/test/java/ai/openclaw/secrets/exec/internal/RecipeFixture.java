package ai.openclaw.secrets.exec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An exec provider that runs the script of the recipes, and the programs beside it. */
final class RecipeFixture implements AutoCloseable {
  private static final Path SCRIPT = Path.of("src/main/distro/share/recipes/openclaw-resolve");

  final ExecFixture exec;
  private final Path folder;

  RecipeFixture(Path folder, String... arguments) throws IOException {
    this.folder = folder.toRealPath();
    exec = new ExecFixture(folder);
    Path script = Files.copy(SCRIPT, this.folder.resolve("openclaw-resolve"));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    exec.settings.put("command", script.toString()).put("timeoutMs", 110_000);
    var args = exec.settings.putArray("args");
    Stream.of(arguments).forEach(args::add);
  }

  /** Gives the script a variable. */
  RecipeFixture with(String name, Object value) {
    exec.settings.withObject("/env").put(name, value.toString());
    return this;
  }

  /** Puts a program of shell commands where the script finds it first. */
  RecipeFixture inventing(String program, String commands) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path file = Files.writeString(bin.resolve(program), "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return with("PATH", bin + ":/usr/bin:/bin");
  }

  /** Skips a test on a machine that does not have the programs. */
  static void needs(String... programs) {
    for (String program : programs) {
      assumeTrue(
          Stream.of("/usr/local/bin", "/usr/bin", "/bin")
              .anyMatch(bin -> Files.isExecutable(Path.of(bin, program))),
          program + " is not installed");
    }
  }

  /** Runs a program to its end, which must be a good one. */
  static String run(Path folder, Map<String, String> variables, String input, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), command[0] + " does not end");
    assertEquals(0, process.exitValue(), Files.readString(output));
    return Files.readString(output);
  }

  @Override
  public void close() {
    exec.close();
  }
}
