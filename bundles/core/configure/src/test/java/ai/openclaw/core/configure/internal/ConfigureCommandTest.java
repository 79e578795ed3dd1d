package ai.openclaw.core.configure.internal;

import static ai.openclaw.core.configure.internal.ScriptedDialog.KEEP;
import static ai.openclaw.core.configure.internal.ScriptedDialog.LEAVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.testkit.TypedCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigureCommandTest {
  private static final String VALUE = "sk-value-of-the-variable";
  private static final String PLAIN = "sk-plain-in-the-file";

  @TempDir Path state;
  @TempDir Path cache;

  private Home home;

  @BeforeEach
  void open() throws Exception {
    home = new Home(state, cache);
    home.write(".env", "OPENAI_API_KEY=" + VALUE + "\n");
    home.write(
        "openclaw.json",
        "// mine\n{'models': {'providers': {'openai': {'apiKey': '" + PLAIN + "'}}}}\n");
  }

  @AfterEach
  void close() throws Exception {
    home.stop();
  }

  @Test
  void needsATerminalBeforeItLooksAtAnythingElse() throws Exception {
    home.write("openclaw.json", "{");
    var call = home.typed("--providers-only", "--skip-provider-setup");
    assertFailed("SECRETS_CONFIGURE_NO_TERMINAL", home.run(call));
  }

  @Test
  void refusesFlagsThatLeaveNothingToAskBeforeItReadsTheConfiguration() throws Exception {
    home.write("openclaw.json", "{");
    var dialog = new ScriptedDialog();
    assertFailed(
        "SECRETS_CONFIGURE_FLAGS", home.run(dialog, "--providers-only", "--skip-provider-setup"));
    assertEquals(List.of(), dialog.asked());
  }

  @Test
  void refusesAnInvalidConfigurationAndNamesIt() throws Exception {
    home.write("openclaw.json", "{models: ");
    CommandResult result = home.run(new ScriptedDialog());
    assertEquals(1, result.exitCode());
    assertTrue(message(result).contains("openclaw.json"), message(result));
  }

  @Test
  void namesTheAgentsThatThereAreWhenAnotherIsAskedFor() throws Exception {
    home.write("openclaw.json", "{'agents': {'list': [{'id': 'ops'}, {'id': 'dev'}]}}");
    CommandResult result =
        home.run(new ScriptedDialog(), "--skip-provider-setup", "--agent", "nobody");
    assertFailed("SECRETS_PLAN_AGENT_UNKNOWN", result);
    String hints = result.failure().orElseThrow().hints().toString();
    assertTrue(hints.contains("ops") && hints.contains("dev"), hints);
    assertFalse(Files.exists(state.resolve("agents")));
  }

  @Test
  void doesNotLookAtTheAgentWhenOnlyProvidersAreAskedFor() {
    var dialog = new ScriptedDialog().then("What next?", "Continue");
    assertFailed(
        "SECRETS_CONFIGURE_NO_CHANGE", home.run(dialog, "--providers-only", "--agent", "nobody"));
  }

  @Test
  void refusesToBeginWhereThereIsNoCredential() throws Exception {
    home.write("openclaw.json", "{}");
    assertFailed(
        "SECRETS_CONFIGURE_NO_CANDIDATE", home.run(new ScriptedDialog(), "--skip-provider-setup"));
  }

  @Test
  void replacesPlaintextByAReferenceAndKeepsTheRest() throws Exception {
    ScriptedDialog dialog = walk().then("Apply this plan now?", KEEP);
    CommandResult result = home.run(dialog);
    assertEquals(0, result.exitCode(), dialog.screen());
    assertEquals(0, dialog.left());
    assertTrue(home.text("openclaw.json").startsWith("// mine\n"));
    assertEquals(
        json("{'source':'env','provider':'default','id':'OPENAI_API_KEY'}"),
        config().at("/models/providers/openai/apiKey"));
    assertTrue(home.text(".env").contains(VALUE));
    for (String secret : List.of(VALUE, PLAIN)) {
      assertFalse(dialog.screen().contains(secret), dialog.screen());
      assertFalse(result.toString().contains(secret), result.toString());
    }
  }

  @Test
  void leavesEveryFileAsItWasWhereverThePersonLeaves() throws Exception {
    Map<String, String> before = home.files();
    int questions = 6;
    for (int i = 0; i < questions; i++) {
      ScriptedDialog dialog = walk().leaveAt(i);
      assertFailed("CANCELLED", home.run(dialog, "--plan-out", "plan.json"));
      assertEquals(i + 1, dialog.asked().size());
      assertEquals(before, home.files());
    }
    ScriptedDialog last = walk().then("Apply this plan now?", LEAVE);
    assertEquals(0, home.run(last).exitCode());
    assertEquals(questions + 1, last.asked().size(), last.asked().toString());
    assertEquals(before, home.files());
  }

  @Test
  void asksByTheFlagsBeforeItApplies() throws Exception {
    String[][] cases = {
      {"Apply this plan now?", ""},
      {"Apply this plan now?", "--yes"},
      {"removed for good", "--apply"},
    };
    for (String[] each : cases) {
      for (String json : List.of("", "--json")) {
        Map<String, String> before = home.files();
        ScriptedDialog refusal = walk().then(each[0], "no");
        TypedCommand call = home.typed(refusal, each[1], json);
        CommandResult refused = home.run(call);
        assertEquals(0, refused.exitCode(), refusal.screen());
        assertEquals(0, refusal.left());
        assertEquals(Optional.empty(), refused.data());
        assertEquals(json.isEmpty() ? 0 : 1, call.documents().size());
        assertEquals(before, home.files());
      }
    }
    assertFailed("CANCELLED", home.run(walk().then("removed for good", LEAVE), "--apply"));
    ScriptedDialog unasked = walk();
    assertEquals(0, home.run(unasked, "--apply", "--yes").exitCode());
    assertFalse(home.text("openclaw.json").contains(PLAIN));
  }

  @Test
  void printsThePlanAndItsPreflightAndThenTheReport() throws Exception {
    TypedCommand call = home.typed(walk(), "--apply", "--yes", "--json");
    CommandResult result = home.run(call);
    JsonNode first = call.documents().get(0);
    assertEquals(List.of("plan", "preflight"), names(first));
    assertEquals("dry-run", first.at("/preflight/mode").asText());
    assertEquals("write", result.data().orElseThrow().path("mode").asText());
    assertFalse(first.toString().contains(PLAIN));
  }

  @Test
  void writesThePlanAsTheContractHasIt() throws Exception {
    ScriptedDialog dialog = walk().then("Apply this plan now?", "no");
    assertEquals(0, home.run(dialog, "--plan-out", "plan.json").exitCode());
    assertTrue(home.text("plan.json").endsWith("}\n"));
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(state.resolve("plan.json")));
    JsonNode plan = new ObjectMapper().readTree(home.text("plan.json"));
    assertEquals(
        List.of("version", "protocolVersion", "generatedAt", "generatedBy", "targets", "options"),
        names(plan));
    assertEquals("openclaw secrets configure", plan.path("generatedBy").asText());
    assertTrue(plan.path("generatedAt").asText().matches("2.*T.*Z"));
    assertEquals(
        json(
            "{'type':'models.providers.apiKey','path':'models.providers.openai.apiKey',"
                + "'pathSegments':['models','providers','openai','apiKey'],"
                + "'ref':{'source':'env','provider':'default','id':'OPENAI_API_KEY'},"
                + "'providerId':'openai'}"),
        plan.at("/targets/0"));
    assertEquals(
        json(
            "{'scrubEnv':true,'scrubAuthProfilesForProviderTargets':true,"
                + "'scrubLegacyAuthJson':true}"),
        plan.path("options"));
  }

  @Test
  void saysAtOnceWhereThePlanCannotBeWritten() throws Exception {
    for (String place : List.of("no/such/plan.json", ".")) {
      var dialog = new ScriptedDialog();
      assertFailed("SECRETS_PLAN_NOT_WRITTEN", home.run(dialog, "--plan-out", place));
      assertEquals(List.of(), dialog.asked());
    }
  }

  @Test
  void goesBackWhenThePlanIsRefusedAndKeepsWhatWasAnswered() throws Exception {
    home.write(
        "openclaw.json",
        "{'secrets': {'providers': {'mine': {'source': 'env'}}}, 'models': {'providers': {'openai':"
            + " {'apiKey': {'source': 'env', 'provider': 'mine', 'id': 'OPENAI_API_KEY'}}}}}");
    var dialog =
        new ScriptedDialog()
            .then("What next?", "Remove a provider")
            .then("Remove which provider?", "mine")
            .then("Remove the provider mine?", "yes")
            .then("What next?", "Continue")
            .then("Which credential", "Create auth profile mapping")
            .then("Id of the profile", "openai:default")
            .then("What is it?", KEEP)
            .then("Provider it is for", KEEP)
            .then("Which credential", "agent main: profiles.openai:default.key")
            .then("come from", KEEP)
            .then("Alias", KEEP)
            .then("Name of the variable", KEEP)
            .then("Configure another", "no")
            .then("cannot be carried out", "Change the credentials")
            .then("Which credential", "models.providers.openai.apiKey")
            .then("come from", KEEP)
            .then("Alias", "default")
            .then("Name of the variable", KEEP)
            .then("Configure another", "no")
            .then("Apply this plan now?", "yes");
    CommandResult result = home.run(dialog);
    assertEquals(0, result.exitCode(), dialog.screen());
    assertTrue(dialog.screen().contains("Still used by models.providers.openai.apiKey"));
    assertEquals("default", config().at("/models/providers/openai/apiKey/provider").asText());
    assertTrue(config().at("/secrets/providers/mine").isMissingNode());
    JsonNode store = new ObjectMapper().readTree(home.text("agents/main/agent/auth-profiles.json"));
    assertEquals(
        json(
            "{'type':'api_key','provider':'openai','keyRef':{'source':'env','provider':'default',"
                + "'id':'OPENAI_API_KEY'}}"),
        store.path("profiles").path("openai:default"));
  }

  private static ScriptedDialog walk() {
    return new ScriptedDialog()
        .then("What next?", "Continue")
        .then("Which credential", "models.providers.openai.apiKey")
        .then("come from", "env")
        .then("Alias", KEEP)
        .then("Name of the variable", KEEP)
        .then("Configure another", "no");
  }

  private JsonNode config() throws Exception {
    return home.config();
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  private static List<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static String message(CommandResult result) {
    return result.failure().orElseThrow().message();
  }

  private static void assertFailed(String code, CommandResult result) {
    assertEquals(1, result.exitCode(), result.toString());
    assertEquals(code, result.failure().orElseThrow().code(), result.toString());
  }
}
