package ai.openclaw.core.doctor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import ai.openclaw.api.doctor.Mend;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  private static final String CONFIG =
      """
      // mine
      {
        models: {providers: {
          one: {apiKey: 'secretref-env:ONE_KEY'}, // was sk-leak-0123456789
          two: {apiKey: 'secretref-env:not a name'},
          three: {apiKey: 'hunter2'},
        }},
        hooks: {token: 'secretref-env:HOOK'},
        nobodyKnows: 1,
        meta: {lastTouchedAt: '2020-01-01T00:00:00Z'},
        $include: 'more.json5',
      }
      """;
  private static final String MORE =
      "{channels: {telegram: {botToken: \"secretref-env:TG\", n: 1}}} // keep\n";
  private static final String PROFILES =
      "{\"profiles\":{\"a\":{\"type\":\"api_key\",\"key\":\"secretref-env:PROF\"},"
          + "\"b\":{\"type\":\"token\",\"token\":\"hunter3\"}}}";
  private static final String STORE = "agents/main/agent/auth-profiles.json";

  @TempDir Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private Clinic clinic;

  @BeforeEach
  void open() throws Exception {
    clinic = clinic(new Clinic(folder));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private Clinic clinic(Clinic made) {
    open.add(made);
    return made;
  }

  private void sick() throws IOException {
    clinic.write("openclaw.json", CONFIG);
    clinic.write("more.json5", MORE);
    clinic.write(STORE, PROFILES);
  }

  private Map<String, String> files() throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file) + " " + Clinic.mode(file), Files.readString(file));
      }
    }
    return files;
  }

  private static JsonNode json(CommandResult result) {
    return result.data().orElseThrow();
  }

  private static List<String> found(CommandResult result) {
    var found = new ArrayList<String>();
    json(result)
        .path("findings")
        .forEach(one -> found.add(one.path("code").asText() + " " + one.path("path").asText()));
    found.sort(null);
    return found;
  }

  @Test
  void looksWithoutWritingAnything() throws Exception {
    sick();
    Map<String, String> before = files();
    CommandResult result = clinic.run();
    assertEquals(1, result.exitCode());
    assertEquals(
        List.of(
            "SECRETREF_MARKER channels.telegram.botToken",
            "SECRETREF_MARKER models.providers.one.apiKey",
            "SECRETREF_MARKER models.providers.two.apiKey",
            "SECRETREF_MARKER profiles.a.key"),
        found(result));
    assertEquals(before, files());
    clinic.run("fix", "dry-run");
    assertEquals(before, files());
  }

  @Test
  void makesReferencesOfMarkersAndTouchesNoOtherByte() throws Exception {
    sick();
    CommandResult result = clinic.run("fix");
    assertEquals(List.of("SECRETREF_MARKER models.providers.two.apiKey"), found(result));
    assertEquals(1, result.exitCode());
    assertEquals(
        CONFIG.replace(
            "'secretref-env:ONE_KEY'", "{source: 'env', provider: 'default', id: 'ONE_KEY'}"),
        clinic.text("openclaw.json"));
    assertEquals(
        MORE.replace(
            "\"secretref-env:TG\"", "{source: \"env\", provider: \"default\", id: \"TG\"}"),
        clinic.text("more.json5"));
    assertEquals(
        PROFILES.replace(
            "\"secretref-env:PROF\"",
            "{\"source\":\"env\",\"provider\":\"default\",\"id\":\"PROF\"}"),
        clinic.text(STORE));
    Map<String, String> once = files();
    assertFalse(json(clinic.run("fix")).path("fix").path("applied").asBoolean());
    assertEquals(once, files());
  }

  @Test
  void takesTheAliasFromTheDefaults() throws Exception {
    clinic.write(
        "openclaw.json",
        "{secrets: {defaults: {env: 'shell'}}, cron: {webhookToken: 'secretref-env:A'}}");
    assertEquals(0, clinic.run("repair", "non-interactive").exitCode());
    assertTrue(clinic.text("openclaw.json").contains("provider: 'shell'"));
  }

  @Test
  void takesTheLastFixBackByteForByte() throws Exception {
    sick();
    Clinic.mode(clinic.config, "rw-r--r--");
    Map<String, String> before = files();
    assertEquals(1, clinic.run("fix").exitCode());
    assertEquals("rw-------", Clinic.mode(clinic.config));
    CommandResult undone = clinic.run("undo");
    assertEquals(0, undone.exitCode(), undone.toString());
    Map<String, String> after = files();
    after.keySet().removeIf(file -> file.contains("/run/") || file.contains("/doctor/"));
    assertEquals(before, after);
    assertEquals("DOCTOR_NOTHING_TO_UNDO", clinic.run("undo").failure().orElseThrow().code());
  }

  @Test
  void takesNothingBackOnceAFileHasChanged() throws Exception {
    sick();
    clinic.run("fix");
    clinic.write("more.json5", clinic.text("more.json5") + "// mine\n");
    Map<String, String> before = files();
    CommandResult result = clinic.run("undo");
    assertEquals(1, result.exitCode());
    assertTrue(result.failure().orElseThrow().message().contains("more.json5"));
    assertEquals(before, files());
  }

  @Test
  void neverShowsACredentialOrAComment() throws Exception {
    sick();
    clinic.diagnosis(
        "replaces",
        examination ->
            List.of(
                mending(
                    new Mend.SetConfig(
                        List.of("models", "providers", "three", "apiKey"),
                        TextNode.valueOf("hunter4")),
                    new Mend.SetJson(
                        clinic.state.resolve(STORE),
                        List.of("profiles", "b"),
                        TextNode.valueOf("hunter5")))));
    for (String[] flags : new String[][] {{}, {"fix", "dry-run"}, {"fix"}, {"undo"}}) {
      String shown = clinic.run(flags).toString();
      for (String secret : List.of("hunter", "sk-leak", "not a name")) {
        assertFalse(shown.contains(secret), Arrays.toString(flags) + shown);
      }
    }
    String note = clinic.text("doctor/last-fix.json");
    assertFalse(note.contains("hunter"), note);
    assertTrue(clinic.text("openclaw.json").contains("hunter4"), "not reversible, so not undone");
  }

  @Test
  void changesNothingWhenAFileChangesBetweenPlanAndWrite() throws Exception {
    sick();
    Map<String, String> before = files();
    clinic.diagnosis(
        "meddles",
        examination -> {
          if (Files.exists(clinic.state.resolve("armed"))) {
            write("more.json5", MORE + "// meanwhile\n");
          }
          return List.of();
        });
    clinic.write("armed", "");
    CommandResult result = clinic.run("fix");
    assertEquals(1, result.exitCode());
    assertEquals("CONFIG_CHANGED", result.failure().orElseThrow().code());
    assertEquals(MORE + "// meanwhile\n", clinic.text("more.json5"));
    assertEquals(CONFIG, clinic.text("openclaw.json"));
    assertEquals(before.get("state/" + STORE + " rw-------"), clinic.text(STORE));
  }

  private void write(String name, String text) {
    try {
      clinic.write(name, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void changesNothingInAFolderThatCannotBeWritten() throws Exception {
    sick();
    Path agent = clinic.state.resolve("agents/main/agent");
    Clinic.mode(agent, "r-xr-xr-x");
    boolean root = Files.isWritable(agent);
    Map<String, String> before = files();
    CommandResult result = clinic.run("fix");
    Clinic.mode(agent, "rwx------");
    if (root) {
      assertTrue(result.failure().isEmpty(), "permissions do not stop the superuser");
    } else {
      assertTrue(result.failure().isPresent());
      Map<String, String> after = files();
      after.keySet().removeIf(file -> file.contains("/run/"));
      assertEquals(before, after);
    }
  }

  @Test
  void followsALinkToTheConfiguration() throws Exception {
    Path real = Files.createDirectories(folder.resolve("elsewhere")).resolve("real.json5");
    Files.writeString(real, "{cron: {webhookToken: 'secretref-env:A'}}");
    Clinic.mode(real, "rw-------");
    Path link = Files.createSymbolicLink(clinic.state.resolve("openclaw.json"), real);
    assertEquals(0, clinic.run("fix").exitCode());
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(
        "{cron: {webhookToken: {source: 'env', provider: 'default', id: 'A'}}}",
        Files.readString(real));
  }

  @Test
  void namesTheOwnerOfAFileOfSomebodyElseAndLeavesItsModeAlone() throws Exception {
    clinic.write("openclaw.json", "{}");
    Clinic.mode(clinic.config, "rw-r--r--");
    try {
      Files.setAttribute(clinic.config, "unix:uid", 65534);
    } catch (IOException notRoot) {
      assumeTrue(false, "only root can give a file away");
    }
    CommandResult result = clinic.run("fix");
    assertEquals(List.of("FILE_OPEN_TO_OTHERS "), found(result));
    assertFalse(json(result).at("/findings/0/mendable").asBoolean());
    assertEquals("rw-r--r--", Clinic.mode(clinic.config));
  }

  @Test
  void closesWhatOthersMayRead() throws Exception {
    clinic.write("openclaw.json", "{}");
    clinic.write(STORE, "{}");
    clinic.write(".env", "A=1");
    for (String name : List.of("openclaw.json", STORE, ".env")) {
      Clinic.mode(clinic.state.resolve(name), "rw-r--r--");
    }
    Clinic.mode(clinic.state, "rwxr-xr-x");
    assertEquals(4, found(clinic.run()).size());
    assertEquals(0, clinic.run("fix").exitCode());
    assertEquals("rwx------", Clinic.mode(clinic.state));
    assertEquals("rw-------", Clinic.mode(clinic.state.resolve(".env")));
    assertEquals(0, clinic.run("undo").exitCode());
    assertEquals("rwxr-xr-x", Clinic.mode(clinic.state));
  }

  @Test
  void worksOnWhatIsNoJson5AndWithoutAConfiguration() throws Exception {
    assertEquals(0, clinic.run("fix").exitCode());
    clinic.write("openclaw.json", "{a: ");
    Clinic.mode(clinic.config, "rw-rw-rw-");
    assertEquals(List.of("CONFIG_SYNTAX <root>"), found(clinic.run("fix")));
    assertEquals("rw-------", Clinic.mode(clinic.config));
    assertEquals("{a: ", clinic.text("openclaw.json"));
  }

  @Test
  void leavesOutAloneWhatCannotBeMended() throws Exception {
    clinic.write("openclaw.json", "{cron: {webhookToken: 'secretref-env:A'}}");
    Path outside = Files.writeString(folder.resolve("outside.json"), "{}");
    clinic.diagnosis(
        "greedy",
        examination ->
            List.of(
                mending(new Mend.SetJson(outside, List.of("a"), IntNode.valueOf(1))),
                mending(new Mend.CloseForOthers(outside)),
                mending(
                    new Mend.SetConfig(
                        List.of("cron", "webhookToken", "id", "deeper"), IntNode.valueOf(1))),
                mending(
                    new Mend.SetConfig(
                        List.of("gateway", "auth", "token"), TextNode.valueOf("undefined")))));
    JsonNode fix = json(clinic.run("fix")).path("fix");
    assertEquals(4, fix.path("refused").size(), fix.toString());
    assertEquals(
        "{cron: {webhookToken: {source: 'env', provider: 'default', id: 'A'}}}",
        clinic.text("openclaw.json"));
    assertEquals("{}", Files.readString(outside));
  }

  @Test
  void aBrokenDiagnosisIsNamedAndCountedAndTheOthersAnswer() throws Exception {
    sick();
    clinic.diagnosis(
        "throws",
        examination -> {
          throw new IllegalStateException("hunter6");
        });
    clinic.diagnosis("config", examination -> List.of());
    clinic.diagnosis("Not An Id", examination -> List.of());
    CommandResult result = clinic.run();
    assertEquals(3, found(result).stream().filter("DOCTOR_DIAGNOSIS_FAILED "::equals).count());
    assertEquals(7, found(result).size());
    assertEquals(1, clinic.strikes.size());
    assertFalse(result.toString().contains("hunter6"));
  }

  @Test
  void refusesOptionsThatExcludeEachOther() throws Exception {
    assertEquals(2, clinic.run("fix", "undo").exitCode());
    assertEquals(2, clinic.run("dry-run").exitCode());
  }

  @Test
  void saysThatNothingIsWrong() throws Exception {
    clinic.write("openclaw.json", "{gateway: {port: 1}}");
    CommandResult result = clinic.run();
    assertEquals(0, result.exitCode(), result.toString());
    assertTrue(result.toString().contains("Nothing is wrong."));
    assertFalse(Files.exists(clinic.state.resolve("doctor")));
  }

  private static Finding mending(Mend.Action... actions) {
    return new Finding(
        "TEST",
        Severity.INFO,
        "to be mended",
        Optional.empty(),
        "",
        "",
        Optional.of(new Mend("mends", List.of(actions))));
  }
}
