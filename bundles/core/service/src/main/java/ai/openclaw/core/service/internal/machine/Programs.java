package ai.openclaw.core.service.internal.machine;

import ai.openclaw.core.service.internal.machine.ProgramResult.End;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs of the supervisor: without a shell, for a limited time, with nothing to read.
 * Output goes through files, so that no program can keep a thread of this process. Thread-safe.
 */
public final class Programs {
  private static final int MOST_OUTPUT = 256 * 1024;

  private final Machine machine;
  private final Duration limit;

  /**
   * Creates it.
   *
   * @param limit how long a program may take
   */
  public Programs(Machine machine, Duration limit) {
    this.machine = machine;
    this.limit = limit;
  }

  /**
   * Runs a program to its end.
   *
   * @param command its name and its arguments
   * @throws InterruptedException when interrupted meanwhile; the program is killed
   */
  public ProgramResult run(List<String> command) throws InterruptedException {
    Optional<Path> program = machine.program(command.get(0));
    if (program.isEmpty()) {
      return new ProgramResult(
          End.MISSING, -1, "", command.get(0) + " is not on this machine, or not on the PATH");
    }
    var words = new ArrayList<>(command);
    words.set(0, program.get().toString());
    try {
      return captured(words);
    } catch (IOException e) {
      return new ProgramResult(End.MISSING, -1, "", program.get() + " cannot be started");
    }
  }

  private ProgramResult captured(List<String> words) throws IOException, InterruptedException {
    Path out = Files.createTempFile("openclaw-", ".out");
    try {
      Path err = Files.createTempFile("openclaw-", ".err");
      try {
        return watched(words, out, err);
      } finally {
        Files.deleteIfExists(err);
      }
    } finally {
      Files.deleteIfExists(out);
    }
  }

  private ProgramResult watched(List<String> words, Path out, Path err)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(machine.forPrograms());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    boolean ended = false;
    try {
      process.getOutputStream().close();
      ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
    return ended
        ? new ProgramResult(End.ENDED, process.exitValue(), read(out), read(err))
        : new ProgramResult(
            End.TIMED_OUT,
            -1,
            "",
            Path.of(words.get(0)).getFileName()
                + " did not answer within "
                + limit.toSeconds()
                + " s");
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
    }
  }
}
