package ai.openclaw.lib.files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatcherTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(50);

  private final Semaphore told = new Semaphore(0);
  private final Path folder;
  private FileWatcher watcher = new FileWatcher("test-watch", NEVER);

  FileWatcherTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
  }

  @AfterEach
  void close() {
    watcher.close();
  }

  @Test
  void noticesAWriteInPlace() throws Exception {
    Path file = write("a", "one");
    follow(file);

    Files.writeString(file, "two");

    assertTold();
  }

  @Test
  void noticesAFileThatIsRenamedOverTheOldOne() throws Exception {
    Path file = write("a", "one");
    follow(file);

    Files.move(write("a.tmp", "two"), file, StandardCopyOption.ATOMIC_MOVE);

    assertTold();
  }

  @Test
  void noticesDeletionAndReturn() throws Exception {
    Path file = write("a", "one");
    follow(file);

    Files.delete(file);
    assertTold();
    settle();
    Files.writeString(file, "one");
    assertTold();
  }

  @Test
  void noticesTheReturnOfAFolderThatWasRemoved() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path file = Files.writeString(inner.resolve("a"), "one");
    follow(file);

    Files.delete(file);
    Files.delete(inner);
    assertTold();
    Files.createDirectory(inner);
    Files.writeString(file, "two");
    awaitTold(() -> Files.exists(file));
  }

  @Test
  void noticesALinkOnTheWayThatIsPointedElsewhere() throws Exception {
    Path first = Files.createDirectory(folder.resolve("..2026_01"));
    Files.writeString(first.resolve("token"), "one");
    Path second = Files.createDirectory(folder.resolve("..2026_02"));
    Files.writeString(second.resolve("token"), "two");
    Path data = Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_01"));
    follow(data.resolve("token"));

    Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..2026_02"));
    Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
    assertTold();
    settle();
    Files.writeString(second.resolve("token"), "three");

    assertTold();
  }

  @Test
  void findsChangesWithoutNoticesByLookingAgain() throws Exception {
    watcher.close();
    watcher = new FileWatcher("test-watch", OFTEN);
    Path there = Files.createDirectories(folder.resolve("x/y"));
    Path file = Files.writeString(there.resolve("a"), "one");
    follow(file);

    // No notice tells of a folder above that is renamed.
    Files.move(folder.resolve("x"), folder.resolve("z"));

    assertTold();
  }

  @Test
  void tellsOfAChangeThatCameBeforeTheWatch() throws Exception {
    Path file = write("a", "one");
    FileStamp known = FileStamp.of(file);
    Files.move(write("a.tmp", "two"), file, StandardCopyOption.REPLACE_EXISTING);

    watcher.watch(file, known, told::release);

    assertTold();
  }

  @Test
  void staysSilentAboutOtherFilesAndAfterTheEnd() throws Exception {
    Path file = write("a", "one");
    Path other = write("b", "one");
    var otherTold = new Semaphore(0);
    FileWatcher.Watch watch = watcher.watch(file, FileStamp.of(file), told::release);
    watcher.watch(other, FileStamp.of(other), otherTold::release);

    Files.writeString(other, "two");
    assertTrue(otherTold.tryAcquire(30, TimeUnit.SECONDS));
    assertFalse(told.tryAcquire());

    watch.close();
    Files.writeString(file, "two");
    Files.writeString(other, "three");
    assertTrue(otherTold.tryAcquire(30, TimeUnit.SECONDS));
    assertFalse(told.tryAcquire());
  }

  @Test
  void oneListenerThatHangsHoldsUpNoOther() throws Exception {
    var release = new CountDownLatch(1);
    Path stuck = write("stuck", "one");
    watcher.watch(stuck, FileStamp.UNKNOWN, () -> awaitQuietly(release));
    Path file = write("a", "one");
    follow(file);

    Files.writeString(file, "two");

    assertTold();
    release.countDown();
  }

  @Test
  void listenerThatFailsIsToldOfTheNextChange() throws Exception {
    Path file = write("a", "one");
    watcher.watch(
        file,
        FileStamp.UNKNOWN,
        () -> {
          told.release();
          throw new IllegalStateException("on purpose, by a test");
        });
    assertTold();
    settle();

    Files.writeString(file, "two");

    assertTold();
  }

  /** Watches, and waits until the system tells of this folder. */
  private void follow(Path file) throws Exception {
    watcher.watch(file, FileStamp.UNKNOWN, told::release);
    assertTold();
    settle();
  }

  /** Forgets what was told so far, once nothing is on its way any more. */
  private void settle() throws Exception {
    var other = new Semaphore(0);
    Path probe = folder.resolve("probe");
    watcher.watch(probe, FileStamp.UNKNOWN, other::release);
    assertTrue(other.tryAcquire(30, TimeUnit.SECONDS));
    told.drainPermits();
  }

  private void assertTold() throws InterruptedException {
    assertTrue(told.tryAcquire(30, TimeUnit.SECONDS), "nothing was told in time");
    told.drainPermits();
  }

  private interface Condition {
    boolean holds();
  }

  private void awaitTold(Condition condition) throws InterruptedException {
    assertTold();
    assertTrue(condition.holds());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
