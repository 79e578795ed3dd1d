package ai.openclaw.lib.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps other writers, in this and other processes, away from auth profile stores. */
public final class StoreLock implements AutoCloseable {
  private static final Duration STALE = Duration.ofSeconds(30);
  private static final int TRIES = 50;
  private static final long WAIT_MILLIS = 100;

  private final List<Path> held = new ArrayList<>();

  private StoreLock() {}

  /**
   * Locks stores, always in the same order.
   *
   * @throws IOException when another process keeps one
   */
  public static StoreLock take(Collection<Path> stores) throws IOException, InterruptedException {
    var lock = new StoreLock();
    try {
      for (Path store : new TreeSet<>(stores)) {
        lock.take(store.resolveSibling(store.getFileName() + ".lock"));
      }
      return lock;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private void take(Path file) throws IOException, InterruptedException {
    var never = new CountDownLatch(1);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (create(file)) {
        held.add(file);
        return;
      }
      if (stale(file)) {
        Files.deleteIfExists(file);
      } else if (never.await(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new IOException(file + " is held by another process");
  }

  private static boolean create(Path file) throws IOException {
    String content =
        JsonNodeFactory.instance
            .objectNode()
            .put("pid", ProcessHandle.current().pid())
            .put("createdAt", Instant.now().toString())
            .toString();
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
      Files.write(file, content.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  private static boolean stale(Path file) {
    try {
      JsonNode note = new ObjectMapper().readTree(Files.readAllBytes(file));
      Instant limit = Instant.now().minus(STALE);
      boolean dead = ProcessHandle.of(note.path("pid").asLong(-1)).isEmpty();
      return dead || Instant.parse(note.path("createdAt").asText()).isBefore(limit);
    } catch (IOException | DateTimeParseException unreadable) {
      return olderThan(file);
    }
  }

  private static boolean olderThan(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(STALE));
    } catch (IOException gone) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : held) {
      Files.deleteIfExists(file);
    }
  }
}
