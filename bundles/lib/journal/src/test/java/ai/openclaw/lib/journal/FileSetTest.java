package ai.openclaw.lib.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetTest {
  private static final int ROUNDS = 25;
  private static final List<String> NAMES = List.of("a", "b/c", "d/e/f");

  @TempDir Path root;

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name : NAMES) {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "0\n");
    }
  }

  @Test
  void leavesAllOldOrAllNewHoweverOftenItIsKilled() throws Exception {
    var random = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      killed(random.nextInt(30_000_000));
      new FileSet(root.resolve("run")).recover();
      String first = Files.readString(root.resolve("a"));
      for (String name : NAMES) {
        assertEquals(first, Files.readString(root.resolve(name)), name + " in round " + round);
      }
      assertEquals(List.of(), leftovers());
    }
    assertFalse(Files.readString(root.resolve("a")).equals("0\n"));
  }

  @Test
  void finishesWhatWasCommittedAndUndoesWhatWasNot() throws IOException {
    Path run = Files.createDirectories(root.resolve("run"));
    Path target = root.resolve("a");
    for (boolean committed : new boolean[] {false, true}) {
      Path temporary = Files.writeString(root.resolve(".x.apply.tmp"), "new\n");
      new Journal(committed, List.of(Journal.Entry.of(temporary, target)))
          .write(run.resolve("secrets-apply.json"));

      new FileSet(run).recover();

      assertEquals(committed ? "new\n" : "0\n", Files.readString(target));
      assertEquals(List.of(), leftovers());
    }
  }

  @Test
  void doesNotOverwriteWhatChangedAfterTheInterruption() throws IOException {
    Path run = Files.createDirectories(root.resolve("run"));
    Path target = root.resolve("a");
    Path temporary = Files.writeString(root.resolve(".x.apply.tmp"), "new\n");
    new Journal(true, List.of(Journal.Entry.of(temporary, target)))
        .write(run.resolve("secrets-apply.json"));
    Files.writeString(target, "edited by hand\n");

    new FileSet(run).recover();

    assertEquals("edited by hand\n", Files.readString(target));
    assertEquals(List.of(), leftovers());
  }

  @Test
  void putsEverythingBackWhenOneFileCannotBeReplaced() throws IOException {
    Path folderInTheWay = Files.createDirectories(root.resolve("d/e/g/h")).getParent();
    Files.setPosixFilePermissions(root.resolve("a"), PosixFilePermissions.fromString("rw-r-----"));
    var contents = new LinkedHashMap<Path, byte[]>();
    contents.put(root.resolve("a"), bytes("1\n"));
    contents.put(root.resolve("fresh"), bytes("1\n"));
    contents.put(folderInTheWay, bytes("1\n"));
    Map<Path, Optional<byte[]>> before =
        Map.of(
            root.resolve("a"), Optional.of(bytes("0\n")), root.resolve("fresh"), Optional.empty());

    assertThrows(
        IOException.class, () -> new FileSet(root.resolve("run")).replace(contents, before));

    assertEquals("0\n", Files.readString(root.resolve("a")));
    assertEquals(
        "rw-r-----",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("a"))));
    assertFalse(Files.exists(root.resolve("fresh")));
    assertEquals(List.of(), leftovers());
  }

  @Test
  void refusesFilesThatChangedMeanwhile() throws IOException {
    Map<Path, byte[]> contents = Map.of(root.resolve("a"), bytes("1\n"));
    var set = new FileSet(root.resolve("run"));

    IOException refused =
        assertThrows(
            IOException.class,
            () -> set.replace(contents, Map.of(root.resolve("a"), Optional.of(bytes("other")))));

    assertTrue(String.valueOf(refused.getMessage()).contains("changed"));
    assertEquals("0\n", Files.readString(root.resolve("a")));
  }

  @Test
  void closesNewFilesForOtherUsers() throws IOException {
    Path file = root.resolve("b/fresh");
    new FileSet(root.resolve("run"))
        .replace(Map.of(file, bytes("1\n")), Map.of(file, Optional.empty()));

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void keepsTheOwnerOfAFile() throws IOException {
    Path file = root.resolve("a");
    // Root may give the file away; anybody else keeps their own, which has to stay, too.
    Object own = Files.getAttribute(root, "unix:uid");
    Object owner = own.equals(0) ? 12_345 : own;
    Files.setAttribute(file, "unix:uid", owner);

    new FileSet(root.resolve("run"))
        .replace(Map.of(file, bytes("1\n")), Map.of(file, Optional.of(bytes("0\n"))));

    assertEquals("1\n", Files.readString(file));
    assertEquals(owner, Files.getAttribute(file, "unix:uid"));
  }

  @Test
  void writesNothingWhenOneFolderCannotBeMade() throws IOException {
    Path below = root.resolve("a/folder/file");
    var contents = new LinkedHashMap<Path, byte[]>();
    contents.put(root.resolve("b/made"), bytes("1\n"));
    contents.put(below, bytes("1\n"));

    assertThrows(
        IOException.class,
        () -> new FileSet(root.resolve("run")).replace(contents, Map.of(below, Optional.empty())));

    assertEquals("0\n", Files.readString(root.resolve("a")));
    assertFalse(Files.exists(root.resolve("b/made")));
    assertEquals(List.of(), leftovers());
  }

  @Test
  void writesNothingIntoAFolderThatMayNotBeWritten() throws IOException {
    Path closed = Files.createDirectories(root.resolve("closed"));
    Path file = Files.writeString(closed.resolve("file"), "0\n");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
    var contents = new LinkedHashMap<Path, byte[]>();
    contents.put(root.resolve("a"), bytes("1\n"));
    contents.put(file, bytes("1\n"));
    boolean may = Files.isWritable(closed);
    try {
      new FileSet(root.resolve("run")).replace(contents, Map.of());
      assertTrue(may, "only root may write there");
    } catch (IOException refused) {
      assertFalse(may);
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }

    String expected = may ? "1\n" : "0\n";
    assertEquals(expected, Files.readString(root.resolve("a")));
    assertEquals(expected, Files.readString(file));
    assertEquals(List.of(), leftovers());
  }

  private void killed(int nanos) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      assertTrue(out.readLine() != null, "the writer did not start");
      assertFalse(new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS));
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("secrets-apply.lock"))
          .filter(file -> file.toString().endsWith(".tmp") || file.endsWith("secrets-apply.json"))
          .toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
