package ai.openclaw.lib.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.lib.files.SecretFile.Content;
import ai.openclaw.lib.files.SecretFile.NotRead;
import ai.openclaw.lib.files.SecretFile.Reading;
import ai.openclaw.lib.files.SecretFile.TooLarge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class SecretFileTest {
  private static final PathRules RULES = PathRules.secretFile("secrets.providers.v.path", false);

  private final Path folder;
  private final SecretFile reader = new SecretFile(new PathSecurity());

  SecretFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsTheWholeContent() throws IOException {
    Path file = write("content");

    assertEquals("content", text(content(reader.read(file, RULES, 100))));
  }

  @Test
  void contentAtTheLimitPassesAndOneByteMoreFails() throws IOException {
    Path file = write("12345678");

    assertEquals(8, content(reader.read(file, RULES, 8)).bytes().remaining());
    assertInstanceOf(TooLarge.class, reader.read(file, RULES, 7));
  }

  @Test
  void refusedPathIsNotRead() throws IOException {
    Path file = write("content");
    Files.setAttribute(file, "unix:mode", 0644);

    NotRead notRead = assertInstanceOf(NotRead.class, reader.read(file, RULES, 100));
    assertEquals(PathRefusal.PERMISSIONS, notRead.refused().reason());
  }

  @Test
  void missingAndRelativePathsAreRefusedByTheirOwnReason() {
    assertEquals(PathRefusal.NOT_READABLE, reason(folder.resolve("absent")));
    assertEquals(PathRefusal.NOT_ABSOLUTE, reason(Path.of("absent")));
  }

  @Test
  void endlessDeviceIsRefused() {
    assertEquals(PathRefusal.NOT_A_FILE, reason(Path.of("/dev/zero")));
  }

  @Test
  void contentOfAnUnsafeFileSwappedInIsNeverReturned() throws Exception {
    Path target = write("good");
    Path unsafe = folder.resolve("unsafe");
    Path good = folder.resolve("good");
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService swapper = Executors.newSingleThreadExecutor();
    try {
      Future<?> swaps =
          swapper.submit(
              () -> {
                while (!stop.get()) {
                  Files.writeString(unsafe, "evil");
                  Files.setAttribute(unsafe, "unix:mode", 0666);
                  Files.move(target, good, StandardCopyOption.ATOMIC_MOVE);
                  Files.move(unsafe, target, StandardCopyOption.ATOMIC_MOVE);
                  Files.move(good, target, StandardCopyOption.ATOMIC_MOVE);
                }
                return null;
              });
      Set<String> allowed = Set.of("good");
      for (int i = 0; i < 2000; i++) {
        if (reader.read(target, RULES, 100) instanceof Content content) {
          String text = text(content);
          assertTrue(allowed.contains(text), text);
        }
      }
      stop.set(true);
      swaps.get();
    } finally {
      swapper.shutdownNow();
    }
  }

  @Test
  void fileThatIsReplacedAllTheTimeIsReadAsAWhole() throws Exception {
    String one = "1".repeat(200_000);
    String two = "2".repeat(200_000);
    Path target = write(one);
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try {
      Future<?> writes =
          writer.submit(
              () -> {
                for (int i = 0; !stop.get(); i++) {
                  AtomicFile.write(target, (i % 2 == 0 ? two : one).getBytes(UTF_8));
                }
                return null;
              });
      for (int i = 0; i < 200; i++) {
        Reading reading = reader.read(target, RULES, 1_000_000);
        if (reading instanceof Content content) {
          String text = text(content);
          assertTrue(text.equals(one) || text.equals(two), "a mixture of " + text.length());
        } else {
          assertEquals(
              PathRefusal.CHANGING, assertInstanceOf(NotRead.class, reading).refused().reason());
        }
      }
      stop.set(true);
      writes.get();
    } finally {
      writer.shutdownNow();
    }
  }

  private PathRefusal reason(Path path) {
    return assertInstanceOf(NotRead.class, reader.read(path, RULES, 100)).refused().reason();
  }

  private static String text(Content content) {
    return UTF_8.decode(content.bytes()).toString();
  }

  private static Content content(Reading reading) {
    return assertInstanceOf(Content.class, reading);
  }

  private Path write(String text) throws IOException {
    Path file = folder.resolve("secret");
    AtomicFile.write(file, text.getBytes(UTF_8));
    return file;
  }
}
