package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigParticipant;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigValidator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Home home = new Home(Path.of("unused"));

  @BeforeEach
  void open(@TempDir Path folder) {
    home = new Home(folder);
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void changesTheAddressedBytesOnly() throws Exception {
    home.write("openclaw.json", "// mine\n{\n  gateway: { port: 1, /* why */ bind: 'lan' },\n}\n");
    Store store = home.store();
    ConfigSnapshot after = set(store, "gateway.port", "19001");
    assertEquals(
        "// mine\n{\n  gateway: { port: 19001, /* why */ bind: 'lan' },\n}\n",
        home.text("openclaw.json"));
    assertSame(after, store.current());
    assertEquals(19001, after.effective().at("/gateway/port").intValue());
    assertEquals(Revision.of(Files.readAllBytes(home.main)), after.revision());
    assertEquals(
        "// mine\n{\n  gateway: { port: 1, /* why */ bind: 'lan' },\n}\n",
        home.text("openclaw.json.bak"));
  }

  @Test
  void editsTheFileThatOwnsThePath() throws Exception {
    home.write("openclaw.json", "{gateway: {$include: 'gw.json5'}, $include: 'base.json5'}");
    home.write("gw.json5", "{port: 1}");
    home.write("base.json5", "{agents: {list: [{id: 'a'}]}}");
    Store store = home.store();
    String main = home.text("openclaw.json");
    set(store, "gateway.bind", "\"lan\"");
    assertEquals("{port: 1, bind: \"lan\"}", home.text("gw.json5"));
    set(store, "agents.list.0.id", "\"b\"");
    assertEquals("{agents: {list: [{id: 'b'}]}}", home.text("base.json5"));
    set(store, "secrets.resolution.mode", "\"isolate\"");
    assertEquals(
        JSON.readTree("{\"secrets\":{\"resolution\":{\"mode\":\"isolate\"}}}"),
        JSON.readTree(home.text("openclaw.osgi.json5")));
    assertEquals(main, home.text("openclaw.json"));
    set(store, "logging.level", "\"debug\"");
    assertTrue(home.text("openclaw.json").contains("logging"), home.text("openclaw.json"));
    set(store, "secrets.resolution.mode", "\"strict\"");
    assertTrue(home.text("openclaw.osgi.json5").contains("strict"));
  }

  @Test
  void refusesToFlattenWhatSeveralFilesMake() throws Exception {
    home.write("openclaw.json", "{a: {$include: ['x', 'y'], z: 1}}");
    home.write("x", "{l: [1], p: 1}");
    home.write("y", "{l: [2]}");
    Store store = home.store();
    for (String path : List.of("a", "a.l")) {
      ConfigIssue issue = refused(() -> set(store, path, "5"));
      assertEquals("CONFIG_INCLUDE_OWNED", issue.code());
      assertTrue(
          issue.message().startsWith("Config write would flatten $include-owned config at " + path),
          issue.message());
    }
    set(store, "a.l.1", "9");
    assertEquals("{l: [9]}", home.text("y"));
    set(store, "a.l.2", "10");
    assertEquals("{l: [9, 10]}", home.text("y"));
    remove(store, "a.l");
    assertEquals("{p: 1}|{}", home.text("x") + "|" + home.text("y"));
    remove(store, "a");
    assertEquals("{}", home.text("openclaw.json"));
  }

  @Test
  void keepsTemplatesModeAndLinks() throws Exception {
    Path real = home.write("real.json", "{a: '${PROCESS}', b: 1}");
    Files.createSymbolicLink(home.main, real);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Store store = home.store();
    assertEquals("p", store.current().effective().get("a").textValue());
    assertEquals("${PROCESS}", store.current().source().get("a").textValue());
    set(store, "b", "2");
    assertEquals("{a: '${PROCESS}', b: 2}", home.text("real.json"));
    assertTrue(Files.isSymbolicLink(home.main));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
  }

  @Test
  void stampsTheMetaFieldsThatAreThere() throws Exception {
    home.write("openclaw.json", "{meta: {lastTouchedAt: 'x', lastTouchedVersion: '2026.1.5'}}");
    Store store = home.store();
    set(store, "a", "1");
    assertEquals(
        "2026-05-01T10:00:00Z", store.current().source().at("/meta/lastTouchedAt").asText());
    assertEquals("2026.4.29", store.current().source().at("/meta/lastTouchedVersion").asText());
    set(store, "meta.lastTouchedVersion", "\"2026.5.1\"");
    set(store, "a", "2");
    assertEquals("2026.5.1", store.current().source().at("/meta/lastTouchedVersion").asText());
    remove(store, "meta");
    set(store, "a", "3");
    assertFalse(home.text("openclaw.json").contains("meta"));
  }

  @Test
  void keepsNoBackupOfAPlaintextCredential() throws Exception {
    home.write("openclaw.json", "{gateway: {auth: {token: 'plain'}, port: 1}}");
    Store store = home.store();
    set(store, "gateway.auth", "{\"token\":{\"source\":\"env\",\"provider\":\"d\",\"id\":\"T\"}}");
    assertFalse(home.has("openclaw.json.bak"));
    store.edit(edits("gateway.port", "2"), store.current().revision(), false);
    assertFalse(home.has("openclaw.json.bak"));
    set(store, "gateway.port", "3");
    assertTrue(home.has("openclaw.json.bak"));
  }

  @Test
  void writesNothingWhenNothingChanges() throws Exception {
    home.write("openclaw.json", "{a: 1, meta: {lastTouchedAt: 'x'}}");
    Store store = home.store();
    set(store, "a", "1");
    remove(store, "b.c");
    assertEquals("{a: 1, meta: {lastTouchedAt: 'x'}}", home.text("openclaw.json"));
    assertFalse(home.has("openclaw.json.bak"));
  }

  @Test
  void makesTheFileWhenThereIsNone() throws Exception {
    Store store = home.store();
    assertFalse(store.current().exists());
    set(store, "gateway.mode", "\"local\"");
    assertEquals(
        "{\n  \"gateway\": {\n    \"mode\": \"local\"\n  }\n}\n", home.text("openclaw.json"));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.main)));
  }

  @Test
  void refusesAResultThatIsNotValidAndNamesThePlace() throws Exception {
    home.write("openclaw.json", "{\n  a: 1,\n  b: {}\n}");
    Store store = home.store();
    home.validators.add(
        candidate ->
            new ConfigValidator.Findings(
                candidate.source().path("b").has("k")
                    ? List.of(ConfigIssue.at("CONFIG_INVALID", "b", "Unrecognized key: \"k\""))
                    : List.of(),
                List.of()));
    ConfigIssue issue = refused(() -> set(store, "b.k", "1"));
    assertEquals("b: Unrecognized key: \"k\"", issue.path() + ": " + issue.message());
    assertEquals(4, issue.position().orElseThrow().line());
    assertEquals("{\n  a: 1,\n  b: {}\n}", home.text("openclaw.json"));
  }

  @Test
  void refusesAChangeThatACheckFailsOn() throws Exception {
    home.write("openclaw.json", "{n: 0}");
    Store store = home.store();
    home.validators.add(
        candidate -> {
          throw new IllegalStateException("broken");
        });
    assertEquals("CONFIG_CHECK_FAILED", refused(() -> set(store, "n", "1")).code());
    assertEquals("{n: 0}", home.text("openclaw.json"));
  }

  @Test
  void letsOneOfTwoEditorsWinAndTellsTheOther() throws Exception {
    home.write("openclaw.json", "{n: 0}");
    Store store = home.store();
    var pool = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        String revision = store.current().revision();
        List<Callable<Boolean>> editors = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          String value = Integer.toString(round * 8 + i + 1);
          editors.add(() -> wins(store, value, revision));
        }
        int winners = 0;
        for (Future<Boolean> editor : pool.invokeAll(editors)) {
          winners += editor.get() ? 1 : 0;
        }
        assertEquals(1, winners);
        assertEquals(
            store.current().source(),
            JSON.readTree(home.text("openclaw.json").replace("n", "\"n\"")));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static boolean wins(Store store, String value, String revision) throws Exception {
    try {
      store.edit(edits("n", value), revision);
      return true;
    } catch (ConfigInvalidException e) {
      assertEquals("CONFIG_CHANGED", e.issues().get(0).code());
      return false;
    }
  }

  @Test
  void noticesAnEditorOutsideWhileParticipantsPrepare() throws Exception {
    home.write("openclaw.json", "{n: 0}");
    Store store = home.store();
    var participant = new Voter(Optional.empty());
    participant.meanwhile = () -> home.write("openclaw.json", "{theirs: 1}");
    home.participants.add(participant);
    assertEquals("CONFIG_CHANGED", refused(() -> set(store, "n", "1")).code());
    assertEquals("{theirs: 1}", home.text("openclaw.json"));
    assertEquals(List.of("prepare", "drop"), participant.calls);
  }

  @Test
  void asksAllParticipantsBeforeAnyCommits() throws Exception {
    home.write("openclaw.json", "{n: 0}");
    Store store = home.store();
    var yes = new Voter(Optional.empty());
    var no = new Voter(Optional.of("no such secret"));
    home.participants.addAll(List.of(yes, no));
    List<Set<String>> told = new ArrayList<>();
    home.listeners.add((before, after, paths) -> told.add(paths));
    ConfigIssue issue = refused(() -> set(store, "n", "1"));
    assertEquals("no such secret", issue.message());
    assertEquals(List.of("prepare", "drop"), yes.calls);
    assertEquals(List.of("prepare", "drop"), no.calls);
    assertEquals("{n: 0}", home.text("openclaw.json"));
    home.participants.remove(no);
    set(store, "n", "1");
    assertEquals(List.of("prepare", "drop", "prepare", "commit"), yes.calls);
    assertEquals(List.of(Set.of("n")), told);
  }

  @Test
  void takesOverAnEditOfTheOperatorAndKeepsTheLastGoodOneOtherwise() throws Exception {
    home.write("openclaw.json", "{n: 0}");
    Store store = home.store();
    home.write("openclaw.json", "{n: 1}");
    store.reload();
    assertEquals(1, store.current().source().get("n").intValue());
    home.write("openclaw.json", "{n: ");
    store.reload();
    assertEquals(1, store.current().source().get("n").intValue());
    assertEquals("CONFIG_SYNTAX", store.rejected().orElseThrow().issues().get(0).code());
    assertEquals("{n: ", home.text("openclaw.json"));
    Files.delete(home.main);
    store.reload();
    assertEquals("CONFIG_GONE", store.rejected().orElseThrow().issues().get(0).code());
    home.write("openclaw.json", "{n: 2}");
    store.reload();
    assertEquals(2, store.current().source().get("n").intValue());
    assertTrue(store.rejected().isEmpty());
  }

  @Test
  void ignoresChangesOfTheFilesWhenReloadingIsOffButNotItsOwn() throws Exception {
    home.write("openclaw.json", "{gateway: {reload: {mode: 'off'}}}");
    Store store = home.store();
    home.write("openclaw.json", "{gateway: {reload: {mode: 'off'}}, n: 1}");
    store.reload();
    assertFalse(store.current().source().has("n"));
    store.edit(edits("n", "2"), store.read().revision());
    assertEquals(2, store.current().source().get("n").intValue());
  }

  @Test
  void refusesAnEditFromInsideAChange() throws Exception {
    home.write("openclaw.json", "{n: 0}");
    Store store = home.store();
    List<Class<?>> thrown = new ArrayList<>();
    home.listeners.add(
        (before, after, paths) -> {
          try {
            store.edit(edits("n", "9"), after.revision());
          } catch (IllegalStateException | ConfigInvalidException | IOException e) {
            thrown.add(e.getClass());
          }
        });
    set(store, "n", "1");
    assertEquals(List.of(IllegalStateException.class), thrown);
  }

  @Test
  void leavesEverythingAsItWasWhenTheDiskIsFull(@TempDir Path folder) throws Exception {
    ConfigWriter.Replacer full =
        (file, content) -> {
          if (file.toString().endsWith("openclaw.json")) {
            throw new IOException("No space left on device");
          }
          ConfigWriter.Replacer.ATOMIC.replace(file, content);
        };
    try (var other = new Home(folder, full)) {
      other.write("openclaw.json", "{b: 1, a: {$include: 'a.json5'}}");
      other.write("a.json5", "{x: 1}");
      Store store = other.store();
      ConfigSnapshot before = store.current();
      List<ConfigEdit> both =
          List.of(
              new ConfigEdit.Set(List.of("a", "x"), JSON.readTree("2")),
              new ConfigEdit.Set(List.of("b"), JSON.readTree("2")));
      ConfigIssue issue = refused(() -> store.edit(both, before.revision()));
      assertEquals("CONFIG_WRITE_FAILED", issue.code());
      assertTrue(issue.message().contains("No space left on device"), issue.message());
      assertEquals("{x: 1}", other.text("a.json5"));
      assertEquals("{b: 1, a: {$include: 'a.json5'}}", other.text("openclaw.json"));
      assertSame(before, store.current());
    }
  }

  @Test
  void mendsAFileThatIsNotValid() throws Exception {
    home.write("openclaw.json", "{n: 0}");
    Store store = home.store();
    home.validators.add(
        candidate ->
            new ConfigValidator.Findings(
                candidate.source().has("bad")
                    ? List.of(
                        ConfigIssue.at("CONFIG_INVALID", "<root>", "Unrecognized key: \"bad\""))
                    : List.of(),
                List.of()));
    home.write("openclaw.json", "{n: 0, bad: 1}");
    store.reload();
    assertTrue(store.rejected().isPresent());
    String revision = Revision.of(Files.readAllBytes(home.main));
    store.edit(List.of(new ConfigEdit.Remove(List.of("bad"))), revision);
    assertEquals("{n: 0}", home.text("openclaw.json"));
    assertTrue(store.rejected().isEmpty());
    assertNotEquals(revision, store.current().revision());
  }

  /** Keeps what it was asked. */
  private static final class Voter implements ConfigParticipant {
    final List<String> calls = new ArrayList<>();
    private final Optional<String> answer;
    private Callable<?> meanwhile = () -> "";

    Voter(Optional<String> answer) {
      this.answer = answer;
    }

    @Override
    public Prepared prepare(ConfigSnapshot candidate) {
      calls.add("prepare");
      try {
        meanwhile.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return new Prepared() {
        @Override
        public Optional<String> objection() {
          return answer;
        }

        @Override
        public void commit() {
          calls.add("commit");
        }

        @Override
        public void drop() {
          calls.add("drop");
        }
      };
    }
  }

  private static ConfigIssue refused(Callable<?> edit) {
    return assertThrows(ConfigInvalidException.class, edit::call).issues().get(0);
  }

  private static List<ConfigEdit> edits(String path, String value) throws IOException {
    JsonNode node = JSON.readTree(value);
    return List.of(new ConfigEdit.Set(List.of(path.split("\\.", -1)), node));
  }

  private static ConfigSnapshot set(Store store, String path, String value) throws Exception {
    return store.edit(edits(path, value), store.current().revision());
  }

  private static ConfigSnapshot remove(Store store, String path) throws Exception {
    var edit = new ConfigEdit.Remove(List.of(path.split("\\.", -1)));
    return store.edit(List.of(edit), store.current().revision());
  }
}
