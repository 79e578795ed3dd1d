package ai.openclaw.core.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.internal.surface.RegisteredTargets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsWriterTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENV = "{'source':'env','provider':'default','id':'FOO_KEY'}";
  private static final String FILE = "{'source':'file','provider':'f','id':'/k'}";

  private final Path state;
  private final Path file;
  private final ModelsWriter writer;

  ModelsWriterTest(@TempDir Path state) {
    this.state = state;
    this.file = state.resolve("agents/main/agent/models.json");
    this.writer = new ModelsWriter(new RegisteredTargets(), state);
  }

  @Test
  void everyKindOfReferenceBecomesItsMarker() throws Exception {
    writer.write(
        config(
            "{'models':{'providers':{"
                + "'a':{'baseUrl':'u','apiKey':%s,'headers':{'X-A':%s,'X-B':%s,'X-C':'plain'},'models':[]},"
                    .formatted(ENV, ENV, FILE)
                + "'b':{'apiKey':%s},".formatted(FILE)
                + "'c':{'apiKey':{'source':'vault','provider':'v','id':'x'}},"
                + "'d':{'apiKey':'PLAIN-KEY'},"
                + "'e':{'request':{'headers':{'X-R':%s}}}}}}".formatted(ENV)));

    assertEquals(
        tree(
            "{'providers':{"
                + "'a':{'baseUrl':'u','apiKey':'FOO_KEY','headers':{'X-A':'secretref-env:FOO_KEY',"
                + "'X-B':'secretref-managed','X-C':'plain'},'models':[]},"
                + "'b':{'apiKey':'secretref-managed'},"
                + "'c':{'apiKey':'secretref-managed'},"
                + "'d':{'apiKey':'PLAIN-KEY'},"
                + "'e':{'request':{'headers':{'X-R':%s}}}}}".formatted(ENV)),
        read());
    assertEquals("rw-------", mode(file));
  }

  @Test
  void valueOfATemplateNeverGetsIn() throws Exception {
    writer.write(
        config(
            "{'models':{'providers':{'a':{'baseUrl':'u','apiKey':'${TPL}','headers':"
                + "{'Authorization':'Bearer ${TPL}','X-T':'${TPL}'}}}}}",
            "{'models':{'providers':{'a':{'baseUrl':'u','apiKey':'resolved','headers':"
                + "{'Authorization':'Bearer resolved','X-T':'resolved'}}}}}"));

    assertEquals(
        tree(
            "{'providers':{'a':{'baseUrl':'u','apiKey':'TPL','headers':"
                + "{'Authorization':'secretref-managed','X-T':'secretref-env:TPL'}}}}"),
        read());
  }

  @Test
  void whatOnlyTheFileKnowsStaysAndTheRestIsReplaced() throws Exception {
    put(
        "{'unknown':1,'providers':{'other':{'apiKey':'oauth:x','n':1.50},"
            + "'a':{'baseUrl':'old','apiKey':'OLD-PLAIN','extra':true,'models':[{'id':'o'}]},"
            + "'b':{'baseUrl':'old','apiKey':'OLD-PLAIN'},"
            + "'c':{'baseUrl':'old','api':'x','apiKey':'FOO_KEY'}}}");

    writer.write(
        config(
            "{'models':{'providers':{"
                + "'a':{'baseUrl':'new','apiKey':%s,'models':[{'id':'n'}]},".formatted(ENV)
                + "'b':{'baseUrl':'new','apiKey':'NEW-PLAIN'},"
                + "'c':{'baseUrl':'new','api':'y','apiKey':'NEW-PLAIN'}}}}"));

    assertEquals(
        "{\"providers\":{\"other\":{\"apiKey\":\"oauth:x\",\"n\":1.50},"
            + "\"a\":{\"baseUrl\":\"old\",\"apiKey\":\"FOO_KEY\",\"models\":[{\"id\":\"n\"}]},"
            + "\"b\":{\"baseUrl\":\"old\",\"apiKey\":\"OLD-PLAIN\"},"
            + "\"c\":{\"baseUrl\":\"new\",\"api\":\"y\",\"apiKey\":\"NEW-PLAIN\"}}}",
        Files.readString(file).replaceAll("\\s+", ""));
  }

  @Test
  void modeReplaceForgetsWhatTheFileKnew() throws Exception {
    put("{'providers':{'other':{'apiKey':'x'}}}");

    writer.write(
        config("{'models':{'mode':'replace','providers':{'a':{'apiKey':%s}}}}".formatted(ENV)));

    assertEquals(tree("{'providers':{'a':{'apiKey':'FOO_KEY'}}}"), read());
  }

  @Test
  void isWrittenAsOthersWriteIt() throws Exception {
    writer.write(
        config(
            "{'models':{'providers':{'a':{'models':[],'n':{},'l':[1,'x'],'apiKey':%s}}}}"
                .formatted(ENV)));

    assertEquals(
        """
        {
          "providers": {
            "a": {
              "models": [],
              "n": {},
              "l": [
                1,
                "x"
              ],
              "apiKey": "FOO_KEY"
            }
          }
        }
        """,
        Files.readString(file));
  }

  @Test
  void sameContentIsNotWrittenAgainButItsModeIsSetRight() throws Exception {
    ConfigSnapshot config = config("{'models':{'providers':{'a':{'apiKey':%s}}}}".formatted(ENV));
    writer.write(config);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Object inode = Files.getAttribute(file, "unix:ino");

    writer.write(config);

    assertEquals(inode, Files.getAttribute(file, "unix:ino"));
    assertEquals(1_000_000, Files.getLastModifiedTime(file).toMillis());
    assertEquals("rw-------", mode(file));
  }

  @Test
  void withoutProvidersNothingIsWritten() throws Exception {
    writer.write(config("{'models':{'providers':{}}}"));
    writer.write(config("{}"));

    assertFalse(Files.exists(state.resolve("agents")));
  }

  @Test
  void defaultAgentHasAFileAndOthersWhoHaveOneKeepItUpToDate() throws Exception {
    Path two = state.resolve("agents/two/agent/models.json");
    Files.createDirectories(two.getParent());
    Files.writeString(two, "{\"providers\":{\"a\":{\"apiKey\":\"LEFT-PLAIN\"}}}");

    writer.write(
        config(
            "{'models':{'providers':{'a':{'apiKey':%s}}},'agents':{'list':[{'id':'one'},"
                    .formatted(ENV)
                + "{'id':'two'},{'id':'three','default':true,'agentDir':'"
                + state.resolve("own")
                + "'}]}}"));

    assertTrue(Files.exists(state.resolve("own/models.json")));
    assertFalse(Files.exists(state.resolve("agents/one")));
    assertFalse(Files.readString(two).contains("LEFT-PLAIN"));
  }

  @Test
  void brokenFileIsMadeAnew() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"providers\": {\"a\"");

    writer.write(config("{'models':{'providers':{'a':{'apiKey':%s}}}}".formatted(ENV)));

    assertEquals(tree("{'providers':{'a':{'apiKey':'FOO_KEY'}}}"), read());
  }

  @Test
  void placeThatCannotBeWrittenIsNoReasonToFail() throws Exception {
    Files.writeString(state.resolve("agents"), "a file where a folder should be");

    writer.write(config("{'models':{'providers':{'a':{'apiKey':%s}}}}".formatted(ENV)));

    assertEquals("a file where a folder should be", Files.readString(state.resolve("agents")));
  }

  @Test
  void leftoversOfAKilledGatewayAreRemovedAndTheFileIsWhole() throws Exception {
    ConfigSnapshot config = config("{'models':{'providers':{'a':{'apiKey':%s}}}}".formatted(ENV));
    writer.write(config);
    Path leftover = temporaryName();
    Files.writeString(leftover, "{\"providers\": {\"a\": {\"apiKey\": \"HALF");

    new ModelsWriter(new RegisteredTargets(), state).write(config);

    assertFalse(Files.exists(leftover));
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertEquals(List.of(file), left.toList());
    }
  }

  private Path temporaryName() throws IOException {
    var digest = new CRC32();
    digest.update("models.json".getBytes(StandardCharsets.UTF_8));
    return file.resolveSibling(".%08x.left.tmp".formatted(digest.getValue()));
  }

  private void put(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace('\'', '"'));
  }

  private JsonNode read() throws IOException {
    return JSON.readTree(Files.readString(file));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static ObjectNode tree(String text) throws IOException {
    return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
  }

  private static ConfigSnapshot config(String text) throws IOException {
    return config(text, text);
  }

  private static ConfigSnapshot config(String source, String effective) throws IOException {
    return new ConfigSnapshot(
        "0",
        Path.of("openclaw.json"),
        true,
        tree(source),
        tree(effective),
        name -> Optional.ofNullable(Map.<String, String>of().get(name)),
        List.of());
  }
}
