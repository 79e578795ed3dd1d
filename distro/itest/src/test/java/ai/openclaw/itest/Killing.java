package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.itest.Distribution.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs one command in a house, whole or killed. */
final class Killing {
  /** When a round is killed: at any time, once the command creates, or once it replaces files. */
  private enum Moment {
    RUNNING,
    CREATING,
    REPLACING,
    REPLACING_SOON
  }

  private static final long SLACK = 2_000_000;

  private final Distribution distribution;
  private final KilledHouse house;
  private final String[] command;
  private final Random random;
  private long nanos;
  private long creatingNanos;
  private long replacingNanos;

  Killing(Distribution distribution, KilledHouse house, long seed, String... command) {
    this.distribution = distribution;
    this.house = house;
    this.command = command.clone();
    this.random = new Random(seed);
  }

  /** Runs it to its end, and learns how long it takes. */
  void whole() throws IOException, InterruptedException {
    Set<Path> before = paths();
    Map<Path, Object> files = times(before);
    long start = System.nanoTime();
    Process process = start();
    await(process, () -> !before.containsAll(paths()));
    long creating = System.nanoTime();
    await(process, () -> !times(before).equals(files));
    long replacing = System.nanoTime();
    long last = replacing;
    for (var seen = times(before); process.isAlive(); ) {
      var now = times(before);
      if (!now.equals(seen)) {
        seen = now;
        last = System.nanoTime();
      }
    }
    process.waitFor();
    nanos = System.nanoTime() - start;
    creatingNanos = last - creating + SLACK;
    replacingNanos = last - replacing + SLACK;
    assertEquals(0, process.exitValue(), String.join(" ", command));
  }

  /** Runs it to its end. */
  Outcome again() throws IOException, InterruptedException {
    return follow(command);
  }

  /** Runs another command in the same house. */
  Outcome follow(String... other) throws IOException, InterruptedException {
    return distribution.run(house.folder(), house.variables(), other);
  }

  /** Runs it and kills it. */
  void kill(int round) throws IOException, InterruptedException {
    Set<Path> before = paths();
    Map<Path, Object> files = times(before);
    Process process = start();
    switch (Moment.values()[round % Moment.values().length]) {
      case RUNNING -> spin(nanos);
      case CREATING -> {
        await(process, () -> !before.containsAll(paths()));
        spin(creatingNanos);
      }
      case REPLACING -> {
        await(process, () -> !times(before).equals(files));
        spin(replacingNanos);
      }
      case REPLACING_SOON -> {
        await(process, () -> !times(before).equals(files));
        spin(replacingNanos / 4);
      }
    }
    process.destroyForcibly().waitFor();
  }

  private void spin(long most) {
    long end = System.nanoTime() + random.nextLong(most);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(1_000);
    }
  }

  private Process start() throws IOException {
    return distribution
        .process(house.folder(), house.variables(), command)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Process process, Condition condition) throws IOException {
    while (process.isAlive() && !condition.holds()) {
      LockSupport.parkNanos(1_000);
    }
  }

  /** What changes when a file is replaced. */
  private static Map<Path, Object> times(Set<Path> files) throws IOException {
    var times = new HashMap<Path, Object>();
    for (Path file : files) {
      try {
        if (Files.isRegularFile(file)) {
          times.put(file, Files.getAttribute(file, "unix:ino"));
        }
      } catch (NoSuchFileException gone) {
        times.put(file, 0);
      }
    }
    return times;
  }

  private Set<Path> paths() throws IOException {
    try (Stream<Path> paths = Files.walk(house.folder())) {
      return paths.collect(Collectors.toSet());
    } catch (UncheckedIOException vanished) {
      return Set.of();
    }
  }

  @Override
  public String toString() {
    return "%s: %d ms, creates and replaces for %d ms, replaces for %d ms"
        .formatted(
            String.join(" ", command),
            nanos / 1_000_000,
            creatingNanos / 1_000_000,
            replacingNanos / 1_000_000);
  }
}
