package ai.openclaw.lib.cli.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the programs of this machine. */
final class RealShells {
  private static final long SECONDS = 60;

  private RealShells() {}

  static boolean has(String program) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  /** What it prints, both outputs together; it has to end with 0. */
  static String run(Path home, String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(home, "out", ".txt");
    var builder = new ProcessBuilder(List.of(command));
    builder.environment().putAll(Map.of("HOME", home.toString(), "LC_ALL", "C.UTF-8"));
    builder.redirectErrorStream(true).redirectOutput(out.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Process process = builder.directory(home.toFile()).start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    String text = Files.readString(out, UTF_8);
    assertTrue(ended, () -> "no end of " + List.of(command) + ": " + text);
    assertEquals(0, process.exitValue(), text);
    return text;
  }
}
