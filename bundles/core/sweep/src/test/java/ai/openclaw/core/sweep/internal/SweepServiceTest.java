package ai.openclaw.core.sweep.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.planning.residue.CleanStep;
import ai.openclaw.core.planning.residue.CleanStep.Treatment;
import ai.openclaw.core.planning.residue.OwnPlaces;
import ai.openclaw.core.planning.residue.Residue;
import ai.openclaw.core.planning.residue.ResidueSweep.Passed;
import ai.openclaw.core.planning.residue.ResidueSweep.Sweep;
import ai.openclaw.core.planning.residue.ResidueSweep.Unread;
import ai.openclaw.core.planning.residue.SweepRequest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SweepServiceTest {
  private static final Path OWN_FILES = Path.of("/proc/self/fd");

  @TempDir Path folder;

  private final SweepService service = new SweepService();
  private Planted planted = new Planted(Path.of("/"), Path.of("/"));

  @BeforeEach
  void plant() throws Exception {
    service.bindFormat(new GzipFormat());
    planted = Planted.in(folder);
  }

  private Sweep sweep() throws Exception {
    return service.run(planted.request(), () -> false);
  }

  private static Set<Path> files(Sweep sweep) {
    return sweep.residues().stream()
        .map(Residue::file)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Residue of(Sweep sweep, String file) {
    Path path = planted.state().resolve(file);
    return sweep.residues().stream()
        .filter(one -> one.file().equals(path))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findsAllFifteenCopiesAndNothingElse() throws Exception {
    Sweep sweep = sweep();
    assertEquals(new TreeSet<>(planted.copies().keySet()), files(sweep));
    assertEquals(15, sweep.residues().size());
    assertEquals(List.of(), sweep.unread());
    for (Residue residue : sweep.residues()) {
      assertEquals(1, residue.count());
      assertEquals(List.of("apiKey", "other"), residue.of().stream().map(p -> p.path()).toList());
      assertFalse(residue.exposed());
    }
  }

  @Test
  void tellsFormLineAndOffset() throws Exception {
    Sweep sweep = sweep();
    assertEquals(2, of(sweep, "logs/gateway.log").line());
    assertEquals("json", of(sweep, "logs/gateway.log").form());
    assertEquals("hex", of(sweep, "logs/gateway.1.log").form());
    assertEquals(4, of(sweep, "logs/gateway.1.log").offset());
    assertEquals("base64", of(sweep, "logs/gateway.2.log.gz").form());
    assertEquals(2, of(sweep, "logs/gateway.2.log.gz").line());
    assertTrue(of(sweep, "logs/gateway.2.log.gz").packed());
    assertEquals("url", of(sweep, "cache/urls.txt").form());
    assertEquals("markup", of(sweep, "plugin-data/p/page.md").form());
    assertEquals(0, of(sweep, "cache/index.sqlite").line());
    assertEquals(7, of(sweep, "cache/index.sqlite").offset());
  }

  @Test
  void countsCopiesAndTellsWhenOthersMayReadThem() throws Exception {
    Path log = planted.state().resolve("logs/gateway.log");
    Files.writeString(log, (Planted.CANARY + "\n").repeat(300));
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r-----"));
    Residue residue = of(sweep(), "logs/gateway.log");
    assertEquals(300, residue.count());
    assertTrue(residue.exposed());
  }

  @Test
  void namesTheValuesThatItDoesNotSearchFor() throws Exception {
    List<Passed> passed = sweep().passed();
    assertEquals(List.of("pin", "word"), passed.stream().map(one -> one.place().path()).toList());
    assertTrue(passed.get(0).reason().contains("shorter"));
    assertTrue(passed.get(1).reason().contains("common"));
  }

  @Test
  void findsACopyInTheSameFileOutsideTheFieldItBelongsTo() throws Exception {
    Files.writeString(planted.config(), "\n// was " + Planted.CANARY, StandardOpenOption.APPEND);
    var request = planted.request();
    var field = new OwnPlaces.Range(11, 50);
    var narrow =
        new SweepRequest(
            request.secrets(),
            request.markers(),
            request.roots(),
            Map.of(planted.config(), new OwnPlaces.Parts(List.of(field))),
            request.run());
    Sweep sweep = service.run(narrow, () -> false);
    assertEquals(2, of(sweep, "openclaw.json").line());
    CleanStep step =
        sweep.plan().stream()
            .filter(s -> s.file().equals(planted.config()))
            .findFirst()
            .orElseThrow();
    assertEquals(Treatment.LEAVE, step.treatment());
  }

  @Test
  void cleansWhatItMayAndLeavesTheRestAsItWas() throws Exception {
    Map<Path, byte[]> before = contents();
    Path log = planted.state().resolve("logs/gateway.log");
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r-----"));
    Sweep sweep = sweep();
    assertEquals(List.of(), sweep.clean());
    assertEquals(new TreeSet<>(planted.leftAlone()), files(sweep.again()));
    Map<Path, byte[]> after = contents();
    for (String gone :
        List.of(
            "openclaw.json.bak",
            "openclaw.json.bak.2",
            "openclaw.json~",
            ".openclaw.json.tmp",
            "openclaw.json.last-good")) {
      assertFalse(after.containsKey(planted.state().resolve(gone)), gone);
    }
    for (Path same : planted.leftAlone()) {
      assertEquals(text(before, same), text(after, same));
    }
    assertEquals(text(before, planted.config()), text(after, planted.config()));
    assertEquals("one\ntwo {\"msg\":\"[removed]\"}\nthree\n", Files.readString(log));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
    byte[] packed = Files.readAllBytes(planted.state().resolve("logs/gateway.2.log.gz"));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      String text = new String(in.readAllBytes(), UTF_8);
      assertTrue(text.startsWith("x\nAuthorization: Basic ") && text.contains("[removed]"), text);
      assertTrue(text.endsWith("\n"), text);
    }
    assertTrue(after.keySet().stream().noneMatch(file -> file.toString().endsWith(Rewrite.SUFFIX)));
  }

  @Test
  void cleaningTwiceChangesNothingMore() throws Exception {
    sweep().clean();
    Map<Path, byte[]> once = contents();
    Sweep again = sweep();
    assertTrue(again.plan().stream().noneMatch(CleanStep::changes));
    again.clean();
    Map<Path, byte[]> twice = contents();
    assertEquals(once.keySet(), twice.keySet());
    once.keySet().forEach(file -> assertEquals(text(once, file), text(twice, file)));
  }

  @Test
  void masksALogThatSomebodyWritesAndLosesNoLineOfIt() throws Exception {
    assumeTrue(Files.isDirectory(OWN_FILES), "open files are told by /proc");
    Path log = planted.state().resolve("logs/gateway.log");
    try (var writer = new FileOutputStream(log.toFile(), true)) {
      long size = Files.size(log);
      Sweep sweep = sweep();
      assertEquals(List.of(), sweep.clean());
      assertEquals(size, Files.size(log));
      writer.write("four\n".getBytes(UTF_8));
    }
    String text = Files.readString(log);
    assertTrue(text.startsWith("one\ntwo {\"msg\":\"****"), text);
    assertTrue(text.endsWith("***\"}\nthree\nfour\n"), text);
    assertFalse(files(sweep()).contains(log));
  }

  @Test
  void leavesATemporaryFileThatMayBeInUse() throws Exception {
    Path young = planted.state().resolve("x.json.tmp");
    planted.write(young, Planted.CANARY.getBytes(UTF_8));
    Sweep sweep = sweep();
    sweep.clean();
    assertTrue(Files.exists(young));
    assertTrue(files(sweep.again()).contains(young));
  }

  @Test
  void passesOverLinksPipesAndSockets() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside.txt"), Planted.CANARY);
    Files.createSymbolicLink(planted.state().resolve("link.txt"), outside);
    Files.createSymbolicLink(planted.state().resolve("linked"), folder);
    Path pipe = planted.state().resolve("pipe");
    int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    assumeTrue(made == 0, "this system makes no pipes");
    Sweep sweep = sweep();
    assertEquals(15, sweep.residues().size());
    assertEquals(3, sweep.extent().skipped());
  }

  @Test
  void reportsFilesThatCannotBeSearched() throws Exception {
    Path damaged = planted.state().resolve("logs/old.log.gz");
    byte[] packed = Planted.gzip("line\n".repeat(10_000));
    planted.write(damaged, Arrays.copyOf(packed, packed.length / 2));
    Path locked = planted.state().resolve("locked.txt");
    planted.write(locked, Planted.CANARY.getBytes(UTF_8));
    Files.setPosixFilePermissions(locked, Set.of());
    Sweep sweep = sweep();
    List<Path> unread = sweep.unread().stream().map(Unread::file).toList();
    // The superuser may read what nobody may.
    Set<Path> expected = Files.isReadable(locked) ? Set.of(damaged) : Set.of(locked, damaged);
    assertEquals(expected, Set.copyOf(unread));
    assertEquals(Files.isReadable(locked), files(sweep).contains(locked));
  }

  @Test
  void needsTheSameMemoryForAHugeFile() throws Exception {
    Path huge = planted.state().resolve("logs/huge.log");
    try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.seek(1L << 30);
      file.write(Planted.CANARY.getBytes(UTF_8));
    }
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    Sweep sweep = sweep();
    long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertEquals(1L << 30, of(sweep, "logs/huge.log").offset());
    assertTrue(allocated < 64 << 20, allocated + " bytes were allocated");
  }

  @Test
  void stopsWhenItIsCancelled() {
    assertThrows(InterruptedException.class, () -> service.run(planted.request(), () -> true));
  }

  @Test
  void doesNotSearchForWhatStandsInOtherTextToo() {
    var texts = new SearchTexts(Set.of("secretref-managed"));
    for (String common :
        List.of(
            "1234567",
            "changeme",
            "Production",
            "openclaw-gateway",
            "my home server",
            "aaaaaaaaaaaaaaaa",
            "0101010101010101",
            "secretref-managed",
            "x".repeat(20_000))) {
      assertEquals(List.of(), texts.of(SecretValue.of(common)).texts(), common);
      assertFalse(texts.of(SecretValue.of(common)).reason().isEmpty(), common);
    }
    for (String value : List.of("hunter2!x", "abcdefghijklmnop", "correct-horse-battery-staple")) {
      assertEquals(List.of(value), texts.of(SecretValue.of(value)).texts());
    }
    assertEquals(
        List.of("tok-0123456789"), texts.of(SecretValue.of("Bearer tok-0123456789")).texts());
  }

  @Test
  void findsTheSecretPartsOfAJsonValue() throws Exception {
    var key =
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCB\n-----END PRIVATE KEY-----\n";
    var account =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "service_account")
            .put("token_uri", "https://oauth2.googleapis.com/token")
            .put("private_key", key);
    var choice = new SearchTexts(Set.of()).of(SecretValue.of(account));
    assertEquals(List.of(key.strip(), "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCB"), choice.texts());
  }

  private Map<Path, byte[]> contents() throws Exception {
    var contents = new HashMap<Path, byte[]>();
    try (Stream<Path> files = Files.walk(folder.toRealPath())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file, Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private static String text(Map<Path, byte[]> contents, Path file) {
    return new String(contents.get(file), UTF_8);
  }
}
