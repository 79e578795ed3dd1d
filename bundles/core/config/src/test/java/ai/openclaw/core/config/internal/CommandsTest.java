package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigValidator;
import ai.openclaw.core.config.internal.commands.ConfigFileCommand;
import ai.openclaw.core.config.internal.commands.ConfigGetCommand;
import ai.openclaw.core.config.internal.commands.ConfigSetCommand;
import ai.openclaw.core.config.internal.commands.ConfigUnsetCommand;
import ai.openclaw.core.config.internal.commands.ConfigValidateCommand;
import ai.openclaw.testkit.TypedCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

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
  void showsThePathWithTheHomeShortened() throws Exception {
    var call = TypedCommand.of().variable("OPENCLAW_HOME", home.folder.toString());
    assertEquals("~/openclaw.json", text(new ConfigFileCommand(config).run(call)));
    assertEquals(home.main.toString(), text(new ConfigFileCommand(config).run(TypedCommand.of())));
  }

  @Test
  void showsValuesButNoCredential() throws Exception {
    home.write(
        "openclaw.json",
        """
        {
          gateway: {port: 1, auth: {token: 'hunter2', mode: 'token', password: '${PW}'}},
          models: {providers: {x: {apiKey: {source: 'env', provider: 'd', id: 'KEY'}, headers: {'x-api-key': 'hunter2'}}}},
          channels: {t: {webhookSecret: 'hunter2', tokens: 5, botToken: ''}},
          env: {OPENAI_API_KEY: 'hunter2', vars: {DB_PASSWORD: 'hunter2'}},
          g: {serviceAccount: {type: 'service_account', private_key_id: 'hunter2'}},
          skills: {entries: {a: {key: 'hunter2', pass: 1, url: 'https://me:hunter2@host/x'}}},
        }
        """);
    assertEquals("1", text(get("gateway.port")));
    assertEquals("__OPENCLAW_REDACTED__", text(get("gateway.auth.token")));
    assertEquals("${PW}", text(get("gateway.auth.password")));
    assertEquals("5", text(get("channels.t.tokens")));
    assertEquals("KEY", get("models.providers.x.apiKey").data().orElseThrow().get("id").asText());
    for (String path : List.of("gateway", "models", "channels", "env", "g", "skills")) {
      CommandResult result = get(path);
      assertFalse(result.toString().contains("hunter2"), path);
      assertEquals(0, result.exitCode());
    }
  }

  @Test
  void saysWhenThereIsNoSuchPath() throws Exception {
    home.write("openclaw.json", "{a: [1]}");
    assertEquals("Config path not found: a.b", failure(get("a.b")).message());
    assertEquals("Config path not found: a[1]", failure(get("a[1]")).message());
    assertEquals("CONFIG_PATH_INVALID", failure(get("a..b")).code());
    assertEquals("1", text(get("a[0]")));
    assertEquals(
        "Config path not found: x",
        failure(new ConfigUnsetCommand(config).run(TypedCommand.of("x"))).message());
  }

  @Test
  void setsJson5OrStringsAndTellsWhatIsTrue() throws Exception {
    home.write("openclaw.json", "{a: 1} // c\n");
    CommandResult result = set("a", "{x: [1,],}");
    assertEquals("{a: {x: [1]}} // c\n", home.text("openclaw.json"));
    List<String> lines = result.blocks().stream().map(block -> ((Line) block).text()).toList();
    assertEquals(
        "Updated a. A running gateway applies it as soon as it sees the file.", lines.get(0));
    String pattern =
        "Config overwrite: .*openclaw.json \\(sha256 [0-9a-f]{64} -> [0-9a-f]{64}, backup=.*bak\\)";
    assertTrue(lines.get(1).matches(pattern), lines.get(1));
    set("a", "plain text");
    assertEquals("{a: \"plain text\"} // c\n", home.text("openclaw.json"));
    assertEquals(0, new ConfigUnsetCommand(config).run(TypedCommand.of("a")).exitCode());
    assertEquals("{} // c\n", home.text("openclaw.json"));
  }

  @Test
  void goesThroughTheStoreOfTheRunningGateway() throws Exception {
    home.write("openclaw.json", "{a: 1}");
    Store store = home.store();
    config = new ConfigAccess(home.candidates, home.transaction, () -> List.of(store));
    assertTrue(text(set("a", "2")).contains("Updated a. The running gateway has applied it."));
    assertEquals(2, store.current().source().get("a").intValue());
  }

  @Test
  void refusesWhatIsNoJsonWhenAsked() throws Exception {
    home.write("openclaw.json", "{a: 1}");
    for (String value : List.of("{a: 1}", "x", "1 2", "", "{\"a\":1} x")) {
      var call = TypedCommand.of("a", value).flags("strict-json");
      assertEquals(
          "CONFIG_VALUE_NOT_JSON", failure(new ConfigSetCommand(config).run(call)).code(), value);
    }
    assertEquals("{a: 1}", home.text("openclaw.json"));
  }

  @Test
  void refusesPlaceholdersWhereACredentialBelongs() throws Exception {
    home.write("openclaw.json", "{}");
    for (String value :
        List.of("__OPENCLAW_REDACTED__", "undefined", "null", "'null'", "[object Object]")) {
      assertEquals("CONFIG_VALUE_PLACEHOLDER", failure(set("gateway.auth.token", value)).code());
    }
    assertEquals(
        "CONFIG_VALUE_PLACEHOLDER",
        failure(set("gateway.auth", "{mode: 'token', token: '__OPENCLAW_REDACTED__'}")).code());
    assertEquals("CONFIG_VALUE_PLACEHOLDER", failure(set("x", "__OPENCLAW_REDACTED__")).code());
    assertEquals(0, set("a.name", "undefined").exitCode());
    assertFalse(home.text("openclaw.json").contains("token"));
  }

  @Test
  void buildsAReferenceFromOptions() throws Exception {
    home.write("openclaw.json", "{secrets: {defaults: {env: 'shell'}}}");
    assertEquals(0, set(Map.of("ref-source", "env", "ref-id", "A")).exitCode());
    assertEquals(
        JSON.readTree("{\"source\": \"env\", \"provider\": \"shell\", \"id\": \"A\"}"),
        config.source().get("t"));
    set(Map.of("ref-source", "file", "ref-provider", "vault", "ref-id", "/a"));
    assertEquals(
        JSON.readTree("{\"source\": \"file\", \"provider\": \"vault\", \"id\": \"/a\"}"),
        config.source().get("t"));
    assertEquals("CONFIG_SET_OPTIONS", failure(set(Map.of("ref-source", "env"))).code());
    assertEquals("CONFIG_SET_OPTIONS", failure(set(Map.of("ref-provider", "x"))).code());
    assertEquals("CONFIG_VALUE_MISSING", failure(set(Map.of())).code());
    var both = TypedCommand.of("t", "v").with("ref-id", "A");
    assertEquals("CONFIG_SET_OPTIONS", failure(new ConfigSetCommand(config).run(both)).code());
  }

  @Test
  void triesAChangeWithoutMakingIt() throws Exception {
    home.write("openclaw.json", "{a: {b: 'x'}}");
    var call = TypedCommand.of("a.c", "1").flags("dry-run");
    JsonNode report = new ConfigSetCommand(config).run(call).data().orElseThrow();
    assertTrue(report.get("ok").asBoolean(), report.toString());
    assertEquals("value", report.at("/inputModes/0").asText());
    rejectB();
    var wrong = TypedCommand.of("a.b", "1").flags("dry-run", "strict-json");
    CommandResult refused = new ConfigSetCommand(config).run(wrong);
    assertEquals(1, refused.exitCode());
    assertEquals("schema", refused.data().orElseThrow().at("/errors/0/kind").asText());
    assertEquals("{a: {b: 'x'}}", home.text("openclaw.json"));
    var alone = TypedCommand.of("a.b", "1").flags("allow-exec");
    assertEquals("CONFIG_SET_OPTIONS", failure(new ConfigSetCommand(config).run(alone)).code());
  }

  private CommandResult set(Map<String, String> options) throws InterruptedException {
    TypedCommand typed = TypedCommand.of("t");
    options.forEach(typed::with);
    return new ConfigSetCommand(config).run(typed);
  }

  @Test
  void keepsNoBackupOfAReplacedCredentialAndSaysSo() throws Exception {
    home.write("openclaw.json", "{gateway: {auth: {token: 'old'}}}");
    CommandResult result = set("gateway.auth.token", "new");
    assertFalse(home.has("openclaw.json.bak"));
    assertFalse(result.toString().contains("backup"), result.toString());
  }

  @Test
  void validatesAndListsWhatIsWrongWithItsPlace() throws Exception {
    assertEquals(
        JSON.readTree(
            "{\"valid\":false,\"path\":\"" + home.main + "\",\"error\":\"file not found\"}"),
        validate(1));
    home.write("openclaw.json", "{\n  a: {b: 1}}");
    assertEquals(JSON.readTree("{\"valid\":true,\"path\":\"" + home.main + "\"}"), validate(0));
    rejectB();
    JsonNode bad = validate(1);
    assertEquals("a.b", bad.at("/issues/0/path").asText());
    assertEquals("Expected a string", bad.at("/issues/0/message").asText());
    assertEquals(2, bad.at("/issues/0/line").asInt());
    CommandResult result = new ConfigValidateCommand(config).run(TypedCommand.of());
    assertEquals(
        "Config invalid at "
            + home.main
            + ":\n  × a.b: Expected a string (openclaw.json line 2, column 7)",
        text(result));
  }

  @Test
  void worksOnAnInvalidConfigurationAndMendsIt() throws Exception {
    home.write("openclaw.json", "{a: {b: 1}, c: 1}");
    rejectB();
    assertEquals("1", text(get("a.b")));
    assertEquals(
        "Config validation failed: a.b: Expected a string", failure(set("c", "2")).message());
    assertEquals("{a: {b: 1}, c: 1}", home.text("openclaw.json"));
    assertEquals(0, new ConfigUnsetCommand(config).run(TypedCommand.of("a.b")).exitCode());
    home.write("openclaw.json", "{a: ");
    assertEquals("CONFIG_SYNTAX", failure(get("a")).code());
    assertEquals("CONFIG_SYNTAX", failure(set("a", "1")).code());
  }

  @Test
  void describesEveryCommandThatItImplements() throws Exception {
    try (InputStream in = CommandsTest.class.getResourceAsStream("/openclaw/commands.json")) {
      JsonNode commands = JSON.readTree(in).get("commands");
      List<String> names = commands.findValuesAsText("name");
      assertTrue(
          names.containsAll(
              List.of(
                  "config file",
                  "config get",
                  "config patch",
                  "config schema",
                  "config set",
                  "config unset",
                  "config validate")));
      commands.forEach(command -> assertEquals("either", command.get("runs").asText()));
    }
  }

  private void rejectB() {
    home.validators.add(
        candidate ->
            new ConfigValidator.Findings(
                candidate.effective().at("/a/b").isNumber()
                    ? List.of(ConfigIssue.at("CONFIG_INVALID", "a.b", "Expected a string"))
                    : List.of(),
                List.of()));
  }

  private JsonNode validate(int exitCode) {
    CommandResult result = new ConfigValidateCommand(config).run(TypedCommand.of());
    assertEquals(exitCode, result.exitCode());
    return result.data().orElseThrow();
  }

  private CommandResult get(String path) throws InterruptedException {
    OperatorCommand command = new ConfigGetCommand(config);
    return command.run(TypedCommand.of(path));
  }

  private CommandResult set(String path, String value) throws InterruptedException {
    return new ConfigSetCommand(config).run(TypedCommand.of(path, value));
  }

  private static String text(CommandResult result) {
    return String.join("\n", result.blocks().stream().map(block -> ((Line) block).text()).toList());
  }

  private static CommandFailure failure(CommandResult result) {
    assertEquals(1, result.exitCode());
    return result.failure().orElseThrow();
  }
}
