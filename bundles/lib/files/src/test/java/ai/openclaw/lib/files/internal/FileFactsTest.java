package ai.openclaw.lib.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFactsTest {
  private final Path folder;

  FileFactsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void untouchedFileIsTheSame() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");

    FileFacts facts = FileFacts.of(file);
    Files.readString(file);

    assertEquals(facts, FileFacts.of(file));
  }

  @Test
  void replacedFileIsAnother() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");
    FileFacts facts = FileFacts.of(file);
    Path other = Files.writeString(folder.resolve("other"), "CONTENT");

    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

    assertNotEquals(facts, FileFacts.of(file));
  }

  @Test
  void fileThatWasAwayForAWhileIsAnother() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");
    FileFacts facts = FileFacts.of(file);
    // The change time has the grain of the kernel's clock.
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (facts.equals(FileFacts.of(file))) {
      assertTrue(System.nanoTime() < end, "nobody would notice that the file was away");
      Path elsewhere = folder.resolve("elsewhere");
      Files.move(file, elsewhere, StandardCopyOption.ATOMIC_MOVE);
      Files.move(elsewhere, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
