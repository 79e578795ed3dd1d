package ai.openclaw.lib.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.openclaw.lib.files.internal.ProcessOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class AtomicFileTest {
  private final Path folder;

  AtomicFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void newFileIsReadableByItsOwnerAlone() throws IOException {
    Path file = folder.resolve("file");

    AtomicFile.write(file, "content".getBytes(UTF_8));

    assertEquals("content", Files.readString(file));
    assertEquals("rw-------", mode(file));
    assertNothingBeside(file);
  }

  @Test
  void openFileIsClosedWhenItIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    AtomicFile.write(file, "new".getBytes(UTF_8));

    assertEquals("new", Files.readString(file));
    assertEquals("rw-------", mode(file));
  }

  @Test
  void linkIsReplacedAndItsTargetKept() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "kept");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);

    AtomicFile.write(link, "new".getBytes(UTF_8));

    assertFalse(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(link));
    assertEquals("kept", Files.readString(target));
  }

  @Test
  void ownerIsKeptWhereTheProcessMay() throws IOException {
    assumeTrue(ProcessOwner.uid().equals(OptionalInt.of(0)), "only root may give a file away");
    Path file = Files.writeString(folder.resolve("file"), "old");
    Files.setAttribute(file, "unix:uid", 4711);

    AtomicFile.write(file, "new".getBytes(UTF_8));

    assertEquals(4711, Files.getAttribute(file, "unix:uid"));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void nameOfTheGreatestLengthCanBeWritten() throws IOException {
    Path file = folder.resolve("n".repeat(255));

    AtomicFile.write(file, "content".getBytes(UTF_8));

    assertEquals("content", Files.readString(file));
  }

  @Test
  void failureToReplaceLeavesNothingBehind() throws IOException {
    Path occupied = Files.createDirectory(folder.resolve("occupied"));
    Files.writeString(occupied.resolve("inside"), "kept");

    assertThrows(IOException.class, () -> AtomicFile.write(occupied, new byte[] {1}));

    assertEquals("kept", Files.readString(occupied.resolve("inside")));
    assertNothingBeside(occupied);
  }

  @Test
  void fullDiskLeavesTheOldContentAndNothingBeside() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "old");
    List<String> command =
        List.of(
            "/bin/sh",
            "-c",
            "ulimit -f 8; exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            WriteMuch.class.getName(),
            file.toString());
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();

    String output = new String(child.getInputStream().readAllBytes(), UTF_8);

    assertEquals(WriteMuch.FAILED, child.waitFor(), output);
    assertEquals("old", Files.readString(file));
    assertNothingBeside(file);
  }

  /** Writes more than the limit of its process allows. */
  static final class WriteMuch {
    static final int FAILED = 42;

    private WriteMuch() {}

    public static void main(String[] arguments) {
      try {
        AtomicFile.write(Path.of(arguments[0]), new byte[1_000_000]);
      } catch (IOException expected) {
        System.exit(FAILED);
      }
    }
  }

  @Test
  void readersSeeTheOldContentOrTheNewOneWhileManyWrite() throws Exception {
    Path file = folder.resolve("file");
    AtomicFile.write(file, text(0));
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 1; writer <= 4; writer++) {
        byte[] content = text(writer);
        running.add(
            writers.submit(
                () -> {
                  for (int i = 0; i < 25; i++) {
                    AtomicFile.write(file, content);
                  }
                  return null;
                }));
      }
      while (!running.stream().allMatch(Future::isDone)) {
        String seen = Files.readString(file);
        assertEquals(50_000, seen.length());
        assertEquals(1, seen.chars().distinct().count());
      }
      for (Future<?> writer : running) {
        writer.get();
      }
    } finally {
      writers.shutdownNow();
    }
    assertNothingBeside(file);
  }

  @Test
  void newFoldersBelongToTheirOwnerAlone() throws IOException {
    Path inner = folder.resolve("a/b");

    AtomicFile.folder(inner);
    AtomicFile.folder(inner);

    assertEquals("rwx------", mode(folder.resolve("a")));
    assertEquals("rwx------", mode(inner));
  }

  private static byte[] text(int digit) {
    return String.valueOf(digit).repeat(50_000).getBytes(UTF_8);
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private void assertNothingBeside(Path file) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> all = entries.toList();
      assertTrue(all.equals(List.of(file)), all.toString());
    }
  }
}
