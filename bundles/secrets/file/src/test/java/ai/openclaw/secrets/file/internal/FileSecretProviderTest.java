package ai.openclaw.secrets.file.internal;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class FileSecretProviderTest {
  private static final int MIB = 1_048_576;

  private final Path folder;
  private final FileProviderFixture vault;

  FileSecretProviderTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    vault = new FileProviderFixture(this.folder.resolve("secrets.json"));
  }

  @AfterEach
  void stop() {
    vault.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/providers/alpha/apiKey, fake-nested",
    "/a~1b/k~0y, fake-escaped",
    "/a~01, fake-tilde-one",
    "/list/0, fake-l0",
    "/list/10, fake-l10",
    "/, fake-empty-key"
  })
  void pointerIsWalked(String id, String expected) throws Exception {
    vault.holding(
        """
        {"providers": {"alpha": {"apiKey": "fake-nested"}},
         "a/b": {"k~y": "fake-escaped"},
         "a~1": "fake-tilde-one",
         "list": ["fake-l0",1,2,3,4,5,6,7,8,9,"fake-l10"],
         "": "fake-empty-key"}
        """);

    assertEquals(expected, vault.value(id).textValue());
  }

  @ParameterizedTest
  @CsvSource({
    "/missing, missing, does not exist",
    "/object/missing, missing, does not exist",
    "/__proto__, __proto__, does not exist",
    "/toString, toString, does not exist",
    "/list/length, length, out of bounds",
    "/list/-, -, out of bounds",
    "/list/2, 2, out of bounds",
    "/list/01, 01, out of bounds",
    "/list/00, 00, out of bounds",
    "/list/-1, -1, out of bounds",
    "/list/4294967296, 4294967296, out of bounds",
    "/list/1e0, 1e0, out of bounds",
    "/text/0, 0, no children",
    "/nothing/x, x, no children"
  })
  void pointerThatLeadsNowhereNamesTheFailingSegment(String id, String segment, String problem)
      throws Exception {
    vault.holding(
        "{\"object\": {}, \"list\": [\"fake\", \"fake\"], \"text\": \"fake\", \"nothing\": null}");

    String message = vault.failed("SECRET_NOT_FOUND", id);

    assertTrue(message.contains("\"" + segment + "\" "), message);
    assertTrue(message.contains(problem), message);
    assertFalse(message.contains("fake"), message);
  }

  @Test
  void valuesKeepTheirKind() throws Exception {
    vault.holding("{\"n\": 42, \"b\": true, \"o\": {\"x\": 1}, \"l\": [], \"z\": null}");

    assertEquals(42, vault.value("/n").intValue());
    assertTrue(vault.value("/b").isBoolean());
    assertTrue(vault.value("/o").isObject());
    assertTrue(vault.value("/l").isArray());
    assertTrue(vault.value("/z").isNull());
  }

  @Test
  void eachIdOfABatchHasItsOwnOutcome() throws Exception {
    vault.holding("{\"a\": \"fake\"}");

    assertEquals("fake", vault.value("/a").textValue());
    vault.failed("SECRET_NOT_FOUND", "/b");
    vault.failed("SECRET_ID_INVALID", "value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "\"text\"", "1", "null", "", "  "})
  void fileThatIsNoObjectFails(String content) throws Exception {
    vault.holding(content);

    String message = vault.unavailable("PROVIDER_FILE_NOT_OBJECT");

    assertTrue(message.startsWith("secrets.providers.vault.path "), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"fake-secret\" \"b\"}",
        "{\"a\": fake-secret}",
        "{'a': 'fake-secret'}",
        "{\"a\": \"fake-secret\",}",
        "{\"a\": \"fake-secret\"} // note",
        "{\"a\": \"fake-secret\"} {}",
        "{\"a\": \"fake-secret",
        "{\"a\": 01, \"fake-secret\": 1}"
      })
  void syntaxErrorsNameThePlaceAndNeverTheContent(String content) throws Exception {
    vault.holding("\n" + content);

    String message = vault.unavailable("PROVIDER_FILE_NOT_JSON");

    assertTrue(message.matches("(?s).*line 2, column \\d+: .*secrets\\.json"), message);
    assertFalse(message.contains("fake"), message);
  }

  @Test
  void textThatIsNotUtf8Fails() throws Exception {
    vault.holding("{\"a\": \"f\u00e4ke\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertTrue(vault.unavailable("PROVIDER_FILE_NOT_JSON").contains("UTF-8"));
  }

  @Test
  void deepNestingIsAFailureNotACrash() throws Exception {
    vault.holding("{\"a\": " + "[".repeat(100_000));

    vault.unavailable("PROVIDER_FILE_NOT_JSON");
  }

  @Test
  void byteOrderMarkIsSkipped() throws Exception {
    vault.holding("\ufeff{\"a\": \"fake\"}");
    assertEquals("fake", vault.value("/a").textValue());

    vault.singleValue().holding("\ufefffake");
    assertEquals("fake", vault.value("value").textValue());
  }

  @Test
  void fileOfTheLargestSizePassesAndOneByteMoreFails() throws Exception {
    vault.settings.put("maxBytes", 12);
    assertEquals("fake", vault.holding("{\"a\":\"fake\"}").value("/a").textValue());

    vault.holding("{\"a\":\"fake\"} ");
    assertTrue(vault.unavailable("PROVIDER_FILE_TOO_LARGE").contains("12"));
  }

  @Test
  void oneMebibyteIsTheLimitUnlessSetOtherwise() throws Exception {
    String text = "x".repeat(MIB - "{\"a\":\"\"}".length());
    assertEquals(text, vault.holding("{\"a\":\"" + text + "\"}").value("/a").textValue());

    vault.holding("{\"a\":\"" + text + "\"} ");
    vault.unavailable("PROVIDER_FILE_TOO_LARGE");
  }

  @Test
  void largestFileOfAllMayBeOneString() throws Exception {
    vault.settings.put("maxBytes", 20 * MIB);
    String text = "x".repeat(20 * MIB - "{\"a\":\"\"}".length());

    assertEquals(
        text.length(), vault.holding("{\"a\":\"" + text + "\"}").value("/a").textValue().length());
  }

  @ParameterizedTest
  @CsvSource({
    "'fake\n', fake",
    "'fake\r\n', fake",
    "'fake\n\n', 'fake\n'",
    "'fake\r', 'fake\r'",
    "' fake ', ' fake '",
    "fake, fake"
  })
  void singleValueLosesOneLineEnd(String content, String expected) throws Exception {
    assertEquals(expected, vault.singleValue().holding(content).value("value").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void emptySingleValueFails(String content) throws Exception {
    vault.singleValue().holding(content).failed("SECRET_EMPTY", "value");
  }

  @Test
  void singleValueServesItsOneIdOnly() throws Exception {
    vault.singleValue().holding("fake").failed("SECRET_ID_INVALID", "/a");
  }

  @Test
  void singleValueIsNotCheckedForItsEncoding() throws Exception {
    byte[] content = {'f', (byte) 0xff, 'e'};

    assertEquals("f\ufffde", vault.singleValue().holding(content).value("value").textValue());
  }

  @Test
  void tildeIsTheHomeFolderOfTheEnvironment() throws Exception {
    try (var atHome =
        new FileProviderFixture(
            folder.resolve("secrets.json"), Map.of("HOME", folder.toString()))) {
      atHome.holding("{\"a\": \"fake\"}").settings.put("path", "~/secrets.json");

      assertEquals("fake", atHome.value("/a").textValue());
    }
  }

  @Test
  void homeOfOpenClawWinsOverTheOther() throws Exception {
    try (var atHome =
        new FileProviderFixture(
            folder.resolve("secrets.json"),
            Map.of("HOME", "/nowhere", "OPENCLAW_HOME", folder.toString()))) {
      atHome.holding("{\"a\": \"fake\"}").settings.put("path", "~/secrets.json");

      assertEquals("fake", atHome.value("/a").textValue());
    }
  }

  @Test
  void relativePathStartsAtTheWorkingDirectory() throws Exception {
    vault.holding("{\"a\": \"fake\"}");
    Path here = Path.of("").toAbsolutePath();
    vault.settings.put("path", here.relativize(vault.file).toString());

    assertEquals("fake", vault.value("/a").textValue());
  }

  @Test
  void changedFileIsReadAnew() throws Exception {
    assertEquals("fake-1", vault.holding("{\"a\": \"fake-1\"}").value("/a").textValue());
    assertEquals("fake-2", vault.holding("{\"a\": \"fake-2\"}").value("/a").textValue());
  }

  @Test
  void refusedPathIsAFailureOfTheWholeBatch() throws Exception {
    vault.holding("{\"a\": \"fake\"}");
    Files.setAttribute(vault.file, "unix:mode", 0640);

    String message = vault.unavailable("PROVIDER_PATH_PERMISSIONS");

    assertTrue(message.startsWith("secrets.providers.vault.path permissions too open"), message);
    assertTrue(message.endsWith(vault.file.toString()), message);
    vault.settings.put("allowInsecurePath", true);
    assertEquals("fake", vault.value("/a").textValue());
  }

  @Test
  void missingFolderAndLinkedFilesAreRefused() throws Exception {
    vault.unavailable("PROVIDER_PATH_NOT_READABLE");
    Path target = folder.resolve("target");
    Files.writeString(target, "{\"a\": \"fake\"}");
    Files.createSymbolicLink(vault.file, target);
    vault.settings.put("allowInsecurePath", true);
    vault.unavailable("PROVIDER_PATH_SYMLINK");
    vault.settings.put("path", folder.toString());
    vault.unavailable("PROVIDER_PATH_NOT_A_FILE");
  }

  @Test
  void pipeIsRefusedWithoutWaitingForAWriter() throws Exception {
    assumeTrue(
        new ProcessBuilder("mkfifo", "-m", "600", vault.file.toString()).start().waitFor() == 0,
        "mkfifo is there");
    vault.settings.put("allowInsecurePath", true);

    vault.unavailable("PROVIDER_PATH_NOT_A_FILE");
  }

  @ParameterizedTest
  @CsvSource({
    "timeoutMs, 0",
    "timeoutMs, 120001",
    "timeoutMs, 1.5",
    "timeoutMs, \"5\"",
    "maxBytes, 0",
    "maxBytes, 20971521",
    "mode, \"yaml\"",
    "mode, null",
    "allowInsecurePath, \"true\"",
    "path, \"\"",
    "path, 1"
  })
  void settingsOutsideTheirRangeAreRefused(String key, String json) throws Exception {
    vault.holding("{\"a\": \"fake\"}");
    vault.settings.set(key, new ObjectMapper().readTree(json));

    String message = vault.unavailable("PROVIDER_SETTINGS_INVALID");

    assertTrue(message.startsWith("secrets.providers.vault." + key + " must be "), message);
  }

  @Test
  void idIsAPointerOrTheLiteralValue() {
    var pattern = vault.provider.describe().idPattern();

    assertAll(
        List.of("/", "//", "/a/b", "/a~0/~1", "value", "/a\nb", "/" + "x~1".repeat(100_000))
            .stream()
            .map(id -> () -> assertTrue(pattern.matcher(id).matches(), id)));
    assertAll(
        List.of("", "a", "a/b", "/a~2b", "/a~", "values", "#/a").stream()
            .map(id -> () -> assertFalse(pattern.matcher(id).matches(), id)));
  }
}
