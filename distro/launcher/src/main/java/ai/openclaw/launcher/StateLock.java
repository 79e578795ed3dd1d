package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps a second gateway off a state directory. The operating system holds the lock and drops it
 * with the process, however that ends, so there is no stale lock to take over; the content only
 * tells a person who holds it.
 */
final class StateLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private StateLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Who holds the lock; thrown when it is not free. */
  static final class Held extends IOException {
    private static final long serialVersionUID = 1L;

    private final String holder;

    Held(String holder) {
      super("the state directory is in use");
      this.holder = holder;
    }

    String holder() {
      return holder;
    }
  }

  static StateLock acquire(Places places) throws IOException {
    folder(places.state());
    folder(places.run());
    Path file = places.run().resolve("gateway.lock");
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      String holder = Files.readString(file);
      channel.close();
      throw new Held(holder);
    }
    var stateLock = new StateLock(channel, lock);
    stateLock.describe(places);
    return stateLock;
  }

  /** The process id in the content of a lock file; empty when there is none. */
  static String holder(String content) {
    var matcher = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)").matcher(content);
    return matcher.find() ? matcher.group(1) : "";
  }

  private void describe(Places places) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    String text =
        "{\"pid\":%d,\"startedAt\":\"%s\",\"bootId\":\"%s\",\"configPath\":%s}%n"
            .formatted(
                self.pid(),
                self.info().startInstant().orElse(Instant.now()),
                bootId(),
                quoted(places.config().toString()));
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
  }

  private static String bootId() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  @Override
  public void close() throws IOException {
    channel.truncate(0);
    lock.release();
    channel.close();
  }
}
