package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The lock file that other gateway programs look for, one per configuration file: so two programs
 * never run on one configuration. It is a plain file, which outlives a process that is killed.
 */
final class PeerLock implements AutoCloseable {
  private static final Duration UNREADABLE_AFTER = Duration.ofSeconds(30);

  private final Path file;
  private final String content;

  private PeerLock(Path file, String content) {
    this.file = file;
    this.content = content;
  }

  /** The lock file of a configuration. */
  static Path file(Places places, Map<String, String> environment) throws IOException {
    String folder = "/tmp";
    for (String name : new String[] {"TEMP", "TMP", "TMPDIR"}) {
      folder = Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).orElse(folder);
    }
    Path own = Path.of("/proc/self");
    Object uid = Files.getAttribute(Files.exists(own) ? own : places.run(), "unix:uid");
    return Path.of(
        folder, "openclaw-" + uid, "gateway." + digest(places.config().toString()) + ".lock");
  }

  /**
   * Takes the lock.
   *
   * @throws LockHeld when its owner lives
   * @throws IOException when the file cannot be written
   */
  static PeerLock acquire(Path file, Path config) throws IOException {
    long pid = ProcessHandle.current().pid();
    String start = LockOwner.startTime(pid);
    String content =
        "{\"pid\":%d,\"createdAt\":\"%s\",\"configPath\":%s%s}"
            .formatted(
                pid,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                LockOwner.quoted(config.toString()),
                start.isEmpty() ? "" : ",\"startTime\":" + start);
    Files.createDirectories(file.toAbsolutePath().getParent());
    while (true) {
      try {
        Files.writeString(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new PeerLock(file, content);
      } catch (FileAlreadyExistsException held) {
        removeStale(file);
      }
    }
  }

  private static void removeStale(Path file) throws IOException {
    String content;
    Instant changed;
    try {
      content = Files.readString(file);
      changed = Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException released) {
      return;
    }
    if (LockOwner.pid(content).isEmpty()) {
      // Its maker may be about to write it.
      if (changed.plus(UNREADABLE_AFTER).isAfter(Instant.now())) {
        throw new LockHeld(content);
      }
    }
    String why = LockOwner.dead(content).orElseThrow(() -> new LockHeld(content));
    Files.deleteIfExists(file);
    System.err.println("Took over the lock of the configuration, " + file + ": " + why + ".");
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (Files.readString(file).equals(content)) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException already) {
      // Whoever removed it took the lock for stale; there is nothing to give back.
      return;
    }
  }
}
