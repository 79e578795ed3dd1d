package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigValidator;
import ai.openclaw.core.config.internal.commands.ConfigPatchCommand;
import ai.openclaw.core.config.internal.commands.ConfigSetCommand;
import ai.openclaw.testkit.TypedCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyChangesTest {
  private static final String MODELS =
      "{models: {providers: {p: {baseUrl: 'x', models: [{id: 'a', n: 1}, {id: 'b'}]}}}} // end\n";

  private Home home = new Home(Path.of("unused"));
  private ConfigAccess config = access(home);

  @BeforeEach
  void open(@TempDir Path folder) {
    home = new Home(folder);
    config = access(home);
  }

  @AfterEach
  void close() {
    home.close();
  }

  private static ConfigAccess access(Home home) {
    return new ConfigAccess(home.candidates, home.transaction, List::of);
  }

  @Test
  void setsAllPathsOfABatchInOneWrite() throws Exception {
    home.write("openclaw.json", "{a: 1} // c\n");
    CommandResult result =
        set(
            TypedCommand.of()
                .with(
                    "batch-json",
                    "[{path: 'b', value: [2]}, {path: 't', ref: {source: 'env', provider: 'd', id:"
                        + " 'A'}}, {path: 'secrets.providers.v', provider: {source: 'env'}}]"));
    assertEquals(0, result.exitCode());
    assertEquals("{\"source\":\"env\",\"provider\":\"d\",\"id\":\"A\"}", at("t").toString());
    assertEquals("env", at("secrets").at("/providers/v/source").asText());
    assertTrue(home.text("openclaw.json").endsWith("} // c\n"), home.text("openclaw.json"));
    assertEquals(3, result.data().orElseThrow().get("paths").size());
  }

  @Test
  void setsNothingWhenOnePathOfABatchIsInvalid() throws Exception {
    home.write("openclaw.json", "{a: 1}");
    home.validators.add(
        candidate ->
            new ConfigValidator.Findings(
                candidate.effective().has("wrong")
                    ? List.of(ConfigIssue.at("CONFIG_INVALID", "wrong", "Unrecognized key"))
                    : List.of(),
                List.of()));
    assertEquals(
        "CONFIG_INVALID",
        failure(set(batch("[{path: 'a', value: 2}, {path: 'wrong', value: 1}]"))).code());
    assertEquals("{a: 1}", home.text("openclaw.json"));
  }

  @Test
  void saysWhichEntryOfABatchIsWrong() throws Exception {
    home.write("openclaw.json", "{}");
    assertMessage(
        "--batch-json[0] must include exactly one of: value, ref, provider", "[{path: 'a'}]");
    assertMessage("--batch-json[1].path is required", "[{path: 'a', value: 1}, {pth: 2}]");
    assertMessage("--batch-json must be a JSON array of {path, value}", "{}");
    assertMessage(
        "--batch-json[0].ref must be an object with source, provider, id",
        "[{path: 'a', ref: 'x'}]");
    assertMessage(
        "A provider belongs at secrets.providers.<alias>",
        "[{path: 'a', provider: {source: 'env'}}]");
    assertEquals("CONFIG_INPUT_UNREADABLE", failure(set(batch("[{"))).code());
    TypedCommand missing = TypedCommand.of().in(home.folder).with("batch-file", "none.json");
    assertEquals("CONFIG_INPUT_UNREADABLE", failure(set(missing)).code());
  }

  private void assertMessage(String message, String batch) throws InterruptedException {
    assertEquals(message, failure(set(batch(batch))).message());
  }

  @Test
  void buildsAProviderFromOptions() throws Exception {
    home.write("openclaw.json", "{}");
    set(
        TypedCommand.of("secrets.providers.v")
            .with("provider-source", "exec")
            .with("provider-command", "/bin/cat")
            .with("provider-arg", "a")
            .with("provider-arg", "b")
            .with("provider-env", "A=b=c")
            .with("provider-pass-env", "HOME")
            .with("provider-timeout-ms", "100")
            .flags("provider-json-only"));
    assertEquals(
        new ObjectMapper()
            .readTree(
                "{\"source\":\"exec\",\"command\":\"/bin/cat\",\"args\":[\"a\",\"b\"],"
                    + "\"timeoutMs\":100,\"jsonOnly\":true,\"env\":{\"A\":\"b=c\"},"
                    + "\"passEnv\":[\"HOME\"]}"),
        Dots.find(config.source(), List.of("secrets", "providers", "v")));
  }

  @Test
  void refusesOptionsThatNoProviderOfThatSourceHas() throws Exception {
    home.write("openclaw.json", "{}");
    assertProvider("--provider-path does not go with --provider-source env", "env", "path", "/x");
    assertProvider("--provider-source file needs --provider-path", "file", "mode", "json");
    assertProvider(
        "--provider-timeout-ms takes a whole number above zero", "exec", "timeout-ms", "1s");
    assertProvider("--provider-env takes NAME=value", "exec", "env", "A");
    assertProvider("--provider-source is env, file or exec", "vault", "path", "/x");
    assertEquals(
        "A provider belongs at secrets.providers.<alias>",
        failure(set(TypedCommand.of("gateway.port").with("provider-source", "env"))).message());
    assertEquals("{}", home.text("openclaw.json"));
  }

  private void assertProvider(String message, String source, String option, String value)
      throws InterruptedException {
    TypedCommand typed =
        TypedCommand.of("secrets.providers.v")
            .with("provider-source", source)
            .with("provider-" + option, value);
    assertEquals(message, failure(set(typed)).message());
  }

  @Test
  void keepsEntriesUnlessToldToReplaceThem() throws Exception {
    home.write("openclaw.json", MODELS);
    String path = "models.providers.p.models";
    CommandFailure kept = failure(set(TypedCommand.of(path, "[{id: 'b'}]")));
    assertEquals("CONFIG_WOULD_REMOVE", kept.code());
    assertEquals(
        "Refusing to replace " + path + "; it would remove existing entries: a", kept.message());
    assertEquals(MODELS, home.text("openclaw.json"));
    assertEquals(0, set(TypedCommand.of(path, "[{id: 'b'}, {id: 'a'}, {id: 'c'}]")).exitCode());
    assertEquals(0, set(TypedCommand.of(path, "[]").flags("replace")).exitCode());
    assertEquals("[]", Dots.find(config.source(), Dots.parse(path)).toString());
  }

  @Test
  void mergesObjectsAndListsById() throws Exception {
    home.write("openclaw.json", MODELS);
    TypedCommand merge =
        TypedCommand.of("models.providers.p", "{models: [{id: 'a', m: 2}, {id: 'c'}], k: 1}");
    assertEquals(0, set(merge.flags("merge")).exitCode());
    assertEquals(
        "{\"baseUrl\":\"x\",\"models\":[{\"id\":\"a\",\"n\":1,\"m\":2},{\"id\":\"b\"},{\"id\":\"c\"}],"
            + "\"k\":1}",
        Dots.find(config.source(), List.of("models", "providers", "p")).toString());
    assertEquals(
        "CONFIG_CANNOT_MERGE",
        failure(set(TypedCommand.of("models.providers.p.baseUrl", "{}").flags("merge"))).code());
  }

  @Test
  void patchesInOneWriteAndLeavesTheRest() throws Exception {
    home.write("openclaw.json", "{a: {x: 1, y: 2}, // why\n b: [1, 2], c: 1}\n");
    Files.writeString(home.folder.resolve("p.json5"), "{a: {x: null, z: {}}, b: [3], d: {e: 1}}");
    CommandResult result = patch(TypedCommand.of().in(home.folder).with("file", "p.json5"));
    assertEquals(0, result.exitCode());
    assertEquals(
        "{\"a\":{\"y\":2,\"z\":{}},\"b\":[3],\"c\":1,\"d\":{\"e\":1}}", config.source().toString());
    assertTrue(home.text("openclaw.json").contains("// why"));
  }

  @Test
  void readsAPatchFromStandardInput() throws Exception {
    home.write("openclaw.json", "{a: 1}");
    TypedCommand typed = TypedCommand.of().flags("stdin").input("{a: 2}");
    assertEquals(0, patch(typed).exitCode());
    assertEquals("{a: 2}", home.text("openclaw.json"));
  }

  @Test
  void replacesOnlyThePathsOfAPatchThatAreNamed() throws Exception {
    home.write("openclaw.json", MODELS);
    String input = "{models: {providers: {p: {models: []}}}}";
    assertEquals(
        "CONFIG_WOULD_REMOVE",
        failure(patch(TypedCommand.of().flags("stdin").input(input))).code());
    TypedCommand elsewhere =
        TypedCommand.of().flags("stdin").input(input).with("replace-path", "a.b");
    assertEquals(
        "--replace-path a.b is not a path of the patch", failure(patch(elsewhere)).message());
    assertEquals(MODELS, home.text("openclaw.json"));
    TypedCommand named =
        TypedCommand.of()
            .flags("stdin")
            .input(input)
            .with("replace-path", "models.providers.p.models");
    assertEquals(0, patch(named).exitCode());
    assertEquals("x", at("models").at("/providers/p/baseUrl").asText());
  }

  @Test
  void refusesAPatchThatIsNone() throws Exception {
    home.write("openclaw.json", "{a: 1}");
    assertEquals(
        "The patch must be an object",
        failure(patch(TypedCommand.of().flags("stdin").input("[1]"))).message());
    assertEquals(
        "Give the patch by --file <path> or by --stdin",
        failure(patch(TypedCommand.of())).message());
    assertEquals(
        "CONFIG_CANNOT_MERGE",
        failure(patch(TypedCommand.of().flags("stdin").input("{a: {b: 1}}"))).code());
    assertEquals("{a: 1}", home.text("openclaw.json"));
  }

  @Test
  void triesAPatchWithoutWritingIt() throws Exception {
    home.write("openclaw.json", "{a: 1}");
    JsonNode report =
        patch(TypedCommand.of().flags("stdin", "dry-run").input("{a: 2, b: 3}"))
            .data()
            .orElseThrow();
    assertEquals(2, report.get("operations").asInt());
    assertEquals("json", report.at("/inputModes/0").asText());
    assertEquals("{a: 1}", home.text("openclaw.json"));
  }

  private static TypedCommand batch(String json) {
    return TypedCommand.of().with("batch-json", json);
  }

  private JsonNode at(String key) throws Exception {
    return config.source().path(key);
  }

  private CommandResult set(TypedCommand typed) throws InterruptedException {
    return new ConfigSetCommand(config).run(typed);
  }

  private CommandResult patch(TypedCommand typed) throws InterruptedException {
    return new ConfigPatchCommand(config).run(typed);
  }

  private static CommandFailure failure(CommandResult result) {
    assertEquals(1, result.exitCode());
    return result.failure().orElseThrow();
  }
}
