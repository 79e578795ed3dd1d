package ai.openclaw.secrets.exec.internal;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ProviderDescription.Trait;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which settings are refused, and which commands. */
@Timeout(180)
class ExecSettingsTest {
  private final Path folder;
  private final ExecFixture vault;

  ExecSettingsTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    vault = new ExecFixture(folder);
  }

  @AfterEach
  void stop() {
    vault.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/bin/a\"b",
        "/bin/a'b",
        "/bin/a`b",
        "/bin/a$b",
        "/bin/a&b",
        "/bin/a;b",
        "/bin/a<b",
        "/bin/a>b",
        "/bin/a|b",
        "/bin/a\rb",
        "/bin/a\nb",
        "/bin/a\n",
        "/bin/a\0b",
        "-a",
        ""
      })
  void unsafeCommandIsRefusedBySchemaAndProvider(String command) throws Exception {
    vault.settings.put("command", command);

    assertFalse(schemaAccepts("command", command));
    String message = vault.unavailable(ExecFailure.PROVIDER_SETTINGS_INVALID);
    assertTrue(message.contains("command must be the absolute path"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bin/tool", "~/tool", " /bin/tool", "./tool"})
  void relativeCommandIsRefusedBySchemaAndProvider(String command) throws Exception {
    vault.settings.put("command", command);

    assertFalse(schemaAccepts("command", command));
    vault.unavailable("PROVIDER_PATH_NOT_ABSOLUTE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/bin/tool",
        "/a b/(c)/../*!#\\d/\u00e4",
        "C:\\tools\\x.exe",
        "C:/tools/x",
        "\\\\srv\\share\\x"
      })
  void schemaAcceptsAbsoluteCommands(String command) {
    assertTrue(schemaAccepts("command", command));
  }

  @Test
  void oddButSafeNameRuns() throws Exception {
    vault.settings.put("jsonOnly", false);
    vault.running("echo fake");
    Path odd = Files.move(vault.script, folder.resolve("a b (c)*!#\\d"));
    vault.settings.put("command", odd.toString());

    assertEquals("fake", vault.value("one").textValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "args ! 7",
        "args ! [7]",
        "timeoutMs ! 0",
        "timeoutMs ! 120001",
        "timeoutMs ! 1.5",
        "noOutputTimeoutMs ! 0",
        "noOutputTimeoutMs ! 120001",
        "maxOutputBytes ! 0",
        "maxOutputBytes ! 20971521",
        "maxOutputBytes ! \"9\"",
        "jsonOnly ! \"false\"",
        "env ! []",
        "env ! {\"A\": 1}",
        "passEnv ! \"HOME\"",
        "trustedDirs ! [\"~/bin\"]",
        "trustedDirs ! [\"bin\"]",
        "allowInsecurePath ! 1",
        "allowSymlinkCommand ! null"
      })
  void settingsOfAnotherFormAreRefused(String key, String json) throws Exception {
    vault.running("echo fake").settings.set(key, new ObjectMapper().readTree(json));

    String message = vault.unavailable(ExecFailure.PROVIDER_SETTINGS_INVALID);

    assertTrue(message.startsWith("secrets.providers.vault: " + key + " must be "), message);
  }

  @Test
  void variableThatNoProcessCanHaveIsRefused() throws Exception {
    vault.running("echo fake").settings.putObject("env").put("A=B", "fake-value");

    String message = vault.unavailable(ExecFailure.PROVIDER_SETTINGS_INVALID);

    assertFalse(message.contains("fake"), message);
  }

  @Test
  void schemaNamesEverySettingWithItsRange() {
    JsonNode schema = vault.provider.describe().settingsSchema();

    assertFalse(schema.path("additionalProperties").booleanValue());
    assertEquals(120_000, schema.at("/properties/timeoutMs/maximum").intValue());
    assertEquals(20_971_520, schema.at("/properties/maxOutputBytes/maximum").intValue());
    assertEquals(128, schema.at("/properties/args/maxItems").intValue());
    assertEquals(1024, schema.at("/properties/args/items/maxLength").intValue());
    Pattern name = Pattern.compile(schema.at("/properties/passEnv/items/pattern").textValue());
    assertFalse(name.matcher("http_proxy").find());
    assertEquals(64, schema.at("/properties/trustedDirs/maxItems").intValue());
  }

  @Test
  void commandOthersMayWriteIsRefused() throws Exception {
    vault.running("echo fake").settings.put("jsonOnly", false);
    Files.setPosixFilePermissions(vault.script, PosixFilePermissions.fromString("rwxrwxr-x"));

    String message = vault.unavailable("PROVIDER_PATH_PERMISSIONS");

    assertTrue(message.startsWith("secrets.providers.vault.command "), message);
    vault.settings.put("allowInsecurePath", true);
    assertEquals("fake", vault.value("one").textValue());
  }

  @Test
  void linkedCommandNeedsConsentAndRunsInTheFolderOfItsTarget() throws Exception {
    vault.running("pwd").settings.put("jsonOnly", false);
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path link = Files.createSymbolicLink(bin.resolve("tool"), vault.script);
    vault.settings.put("command", link.toString());

    vault.unavailable("PROVIDER_PATH_SYMLINK");
    vault.settings.put("allowSymlinkCommand", true);
    assertEquals(folder.toString(), vault.value("one").textValue());
    vault.settings.putArray("trustedDirs").add(bin.toString());
    vault.unavailable("PROVIDER_PATH_OUTSIDE_TRUSTED_DIRS");
    vault.settings.putArray("trustedDirs").add(folder.toString());
    assertEquals(folder.toString(), vault.value("one").textValue());
    vault.settings.putArray("trustedDirs");
    assertEquals(folder.toString(), vault.value("one").textValue());
  }

  @Test
  void programThatCannotBeStartedIsAFailureWithTheReason() throws Exception {
    vault.running("echo fake");
    Files.setPosixFilePermissions(vault.script, PosixFilePermissions.fromString("rw-------"));
    assertTrue(vault.unavailable(ExecFailure.PROVIDER_START_FAILED).contains("Permission denied"));

    Files.writeString(vault.script, "#!/absent/interpreter\n");
    Files.setPosixFilePermissions(vault.script, PosixFilePermissions.fromString("rwx------"));
    assertTrue(vault.unavailable(ExecFailure.PROVIDER_START_FAILED).contains("No such file"));
  }

  @Test
  void idFollowsItsGrammar() {
    Pattern id = vault.provider.describe().idPattern();

    assertAll(
        List.of(
                "a",
                "A1",
                "vault/openai/api-key",
                "a..b",
                "a/..b",
                "a:b._-/c",
                "a" + "b".repeat(255))
            .stream()
            .map(ok -> () -> assertTrue(id.matcher(ok).matches(), ok)));
    assertAll(
        List.of(
                "",
                "-a",
                "/a",
                ".a",
                "a/../b",
                "a/./b",
                "a/..",
                "a/.",
                "a b",
                "a\n",
                "a#b",
                "a" + "b".repeat(256))
            .stream()
            .map(bad -> () -> assertFalse(id.matcher(bad).matches(), bad)));
  }

  @Test
  void runsCommands() {
    assertEquals(Set.of(Trait.RUNS_COMMANDS), vault.provider.describe().traits());
  }

  private boolean schemaAccepts(String key, String text) {
    JsonNode schema = vault.provider.describe().settingsSchema().at("/properties/" + key);
    if (text.length() < schema.path("minLength").asInt()) {
      return false;
    }
    for (JsonNode rule : schema.path("allOf")) {
      if (!Pattern.compile(rule.path("pattern").textValue()).matcher(text).find()) {
        return false;
      }
    }
    return true;
  }
}
