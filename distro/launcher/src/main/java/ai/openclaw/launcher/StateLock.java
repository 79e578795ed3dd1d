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
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a second gateway off a state directory. The operating system holds the lock and drops it
 * with the process, however that ends; the content tells a person who holds it, or held it last.
 */
final class StateLock implements AutoCloseable {
  private static final int LONGEST = 16_384;

  private final FileChannel channel;
  private final FileLock lock;
  private final Places places;

  private StateLock(FileChannel channel, FileLock lock, Places places) {
    this.channel = channel;
    this.lock = lock;
    this.places = places;
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
    String content = content(channel);
    if (lock == null) {
      channel.close();
      throw new LockHeld(content);
    }
    if (!content.isBlank()) {
      String why = LockOwner.dead(content).orElse("its process no longer holds it");
      System.err.println("Took over the lock of " + places.state() + ": " + why + ".");
    }
    var stateLock = new StateLock(channel, lock, places);
    stateLock.describe(Optional.empty());
    return stateLock;
  }

  /** Read by the channel itself: to close any other one of the file gives the lock back. */
  private static String content(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(LONGEST);
    int read = channel.read(bytes, 0);
    return read <= 0 ? "" : new String(bytes.array(), 0, read, StandardCharsets.UTF_8);
  }

  /** Notes the port for those who find the lock held. */
  void port(int port) throws IOException {
    describe(Optional.of(port));
  }

  private void describe(Optional<Integer> port) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    String start = LockOwner.startTime(self.pid());
    String text =
        "{\"pid\":%d,\"startedAt\":\"%s\"%s,\"bootId\":\"%s\",\"configPath\":%s%s}%n"
            .formatted(
                self.pid(),
                self.info().startInstant().orElse(Instant.now()),
                start.isEmpty() ? "" : ",\"startTime\":" + start,
                LockOwner.bootId(),
                LockOwner.quoted(places.config().toString()),
                port.map(number -> ",\"port\":" + number).orElse(""));
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
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
