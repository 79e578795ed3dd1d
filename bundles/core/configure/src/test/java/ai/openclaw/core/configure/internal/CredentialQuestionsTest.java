package ai.openclaw.core.configure.internal;

import static ai.openclaw.core.configure.internal.ScriptedDialog.KEEP;
import static ai.openclaw.core.configure.internal.ScriptedDialog.LEAVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialQuestionsTest {
  private static final String ONLY = "--skip-provider-setup";

  @TempDir Path state;
  @TempDir Path cache;

  private Home home;

  @BeforeEach
  void open() throws Exception {
    home = new Home(state, cache);
    home.write(".env", "OPENAI_API_KEY=one\nOTHER=two\n");
  }

  @AfterEach
  void close() throws Exception {
    home.stop();
  }

  @Test
  void showsFieldsThatAreNotWrittenOnlyWhenAskedAndOnlyWhereTheirParentIs() throws Exception {
    home.write(
        "openclaw.json",
        "{'models':{'providers':{'openai':{'apiKey':'p'},'groq':{}}},"
            + "'skills':{'entries':{'s':{}}}}");
    store("{'b:1':{'type':'api_key','provider':'openai','key':'p'},'a':{'type':'oauth'}}");
    var dialog =
        new ScriptedDialog()
            .then("Which credential", "Show derived targets")
            .then("Which credential", "Hide derived targets")
            .then("Which credential", LEAVE);
    assertEquals(1, home.run(dialog, ONLY).exitCode());
    List<List<String>> lists = lists(dialog);
    assertEquals(
        List.of(
            "agent main: profiles.b:1.key | now plain text",
            "models.providers.openai.apiKey | now plain text",
            "Create auth profile mapping | a new profile of agent main",
            "Show derived targets | fields that are not written yet"),
        lists.get(0));
    assertEquals(
        List.of(
            "agent main: profiles.a.key | cannot be a reference",
            "agent main: profiles.a.token | cannot be a reference",
            "agent main: profiles.b:1.key | now plain text",
            "agent main: profiles.b:1.token | cannot be a reference",
            "models.providers.groq.apiKey | not set",
            "models.providers.openai.apiKey | now plain text",
            "skills.entries.s.apiKey | not set"),
        lists.get(1).subList(0, 7));
    assertEquals(lists.get(0), lists.get(2));
  }

  @Test
  void explainsWhyAProfileOfAnotherTypeIsNotForIt() throws Exception {
    home.write("openclaw.json", "{}");
    store("{'a':{'type':'token','token':'p'}}");
    var dialog =
        new ScriptedDialog()
            .then("Which credential", "Show derived targets")
            .then("Which credential", "agent main: profiles.a.key")
            .then("Which credential", LEAVE);
    assertEquals(1, home.run(dialog, ONLY).exitCode());
    assertTrue(dialog.screen().contains("key belongs to the type api_key"), dialog.screen());
  }

  @Test
  void suggestsWhatIsThereAlready() throws Exception {
    Path vault = home.write("vault.json", "{'k':'v'}");
    home.write(
        "openclaw.json",
        "{'secrets':{'providers':{'e':{'source':'env'},'f':{'source':'file','path':'"
            + vault
            + "'},'one':{'source':'file','path':'"
            + vault
            + "','mode':'singleValue'}},'defaults':{'file':'one'}},"
            + "'models':{'providers':{'openai':{'apiKey':{'source':'file','provider':'f',"
            + "'id':'/k'}}}}}");
    var dialog =
        new ScriptedDialog()
            .then("Which credential", "models.providers.openai.apiKey")
            .then("come from", KEEP)
            .then("Alias", KEEP)
            .then("Pointer", KEEP)
            .then("Configure another", KEEP)
            .then("Which credential", "models.providers.openai.apiKey")
            .then("come from", "env")
            .then("Alias", KEEP)
            .then("Name of the variable", KEEP)
            .then("Configure another", KEEP)
            .then("Which credential", "Create auth profile mapping")
            .then("Id of the profile", "x y")
            .then("Id of the profile", "x")
            .then("What is it?", "token")
            .then("Provider it is for", "")
            .then("Provider it is for", "openai")
            .then("Which credential", "agent main: profiles.x.token")
            .then("come from", "file")
            .then("Alias", KEEP)
            .then("Id (the file is one secret", KEEP)
            .then("Configure another", KEEP)
            .then("Which credential", "Done")
            .then("Apply this plan now?", "no");
    CommandResult result = home.run(dialog, ONLY, "--plan-out", "plan.json");
    assertEquals(0, result.exitCode(), dialog.screen() + result);
    List<String> asked = dialog.asked();
    assertEquals(
        List.of(
            "Where does its value come from? [file]",
            "Alias of the provider (there is f, one) [f]",
            "Pointer to the value in the file, such as /openai/apiKey [/k]"),
        asked.subList(1, 4));
    assertEquals("Alias of the provider (there is e) [e]", asked.get(7));
    assertEquals("Name of the variable [OPENAI_API_KEY]", asked.get(8));
    assertTrue(asked.contains("Alias of the provider (there is f, one) [one]"), asked.toString());
    assertTrue(asked.contains("Id (the file is one secret, so: value) [value]"));
    JsonNode targets = new ObjectMapper().readTree(home.text("plan.json")).path("targets");
    assertEquals(2, targets.size(), "the later answer counts");
    assertEquals("OPENAI_API_KEY", targets.at("/0/ref/id").asText());
    assertEquals("auth-profiles.token.token", targets.at("/1/type").asText());
    assertEquals("main", targets.at("/1/agentId").asText());
    assertEquals("openai", targets.at("/1/authProfileProvider").asText());
  }

  @Test
  void offersToMendAReferenceWithoutAValueAndKeepsWhatWasChosenBefore() throws Exception {
    home.write(
        "openclaw.json",
        "{'models':{'providers':{'openai':{'apiKey':'p'},'groq':{'apiKey':'p'}}}}");
    var dialog =
        new ScriptedDialog()
            .then("Which credential", "models.providers.openai.apiKey")
            .then("come from", KEEP)
            .then("Alias", "Bad")
            .then("Alias", KEEP)
            .then("Name of the variable", "lower")
            .then("Name of the variable", KEEP)
            .then("Configure another", "yes")
            .then("Which credential", "models.providers.groq.apiKey")
            .then("come from", KEEP)
            .then("Alias", KEEP)
            .then("Name of the variable", KEEP)
            .then("no usable value", "Check it again")
            .then("no usable value", "Change the reference")
            .then("come from", KEEP)
            .then("Alias", "nowhere")
            .then("Name of the variable", KEEP)
            .then("no usable value", "Leave this credential out")
            .then("Which credential", "Done")
            .then("Apply this plan now?", "yes");
    CommandResult result = home.run(dialog, ONLY);
    assertEquals(0, result.exitCode(), dialog.screen() + result);
    assertTrue(
        dialog.screen().contains("env:default:GROQ_API_KEY: environment variable GROQ_API_KEY"),
        dialog.screen());
    assertEquals("p", home.config().at("/models/providers/groq/apiKey").asText());
    assertTrue(home.config().at("/models/providers/openai/apiKey").isObject());
  }

  @Test
  void startsNoProgramWithoutConsent() throws Exception {
    Path proof = state.resolve("started");
    Path program = home.write("program", "#!/bin/sh\ntouch " + proof + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    home.write(
        "openclaw.json",
        "{'secrets':{'providers':{'tool':{'source':'exec','command':'"
            + program
            + "'}}},'models':{'providers':{'openai':{'apiKey':'p'}}}}");
    var dialog =
        new ScriptedDialog()
            .then("Which credential", "models.providers.openai.apiKey")
            .then("come from", "exec")
            .then("Alias", KEEP)
            .then("Id that", "a/../b")
            .then("Id that", "a/b")
            .then("Configure another", "no")
            .then("Apply this plan now?", "yes");
    CommandResult result = home.run(dialog, ONLY);
    assertEquals("SECRETS_EXEC_CONSENT", result.failure().orElseThrow().code(), dialog.screen());
    assertFalse(Files.exists(proof));
    assertTrue(dialog.screen().contains("--allow-exec runs the program"), dialog.screen());
    assertEquals("p", home.config().at("/models/providers/openai/apiKey").asText());
  }

  @Test
  void writesTheProfilesOfTheAgentThatIsNamed() throws Exception {
    home.write("openclaw.json", "{'agents':{'list':[{'id':'first'},{'id':'Ops'}]}}");
    var dialog =
        new ScriptedDialog()
            .then("Which credential", "Create auth profile mapping")
            .then("Id of the profile", "p")
            .then("What is it?", "api_key")
            .then("Provider it is for", "openai")
            .then("Which credential", "agent Ops: profiles.p.key")
            .then("come from", KEEP)
            .then("Alias", KEEP)
            .then("Name of the variable", KEEP)
            .then("Configure another", "no")
            .then("Apply this plan now?", "yes");
    // There must be something to configure before a first profile can be made.
    home.write(
        "openclaw.json",
        "{'agents':{'list':[{'id':'first'},{'id':'Ops'}]},'gateway':{'auth':{'token':'t'}}}");
    CommandResult result = home.run(dialog, ONLY, "--agent", "ops");
    assertEquals(0, result.exitCode(), dialog.screen() + result);
    assertTrue(Files.exists(state.resolve("agents/Ops/agent/auth-profiles.json")));
    assertFalse(Files.exists(state.resolve("agents/first")));
  }

  private void store(String profiles) throws Exception {
    home.write("agents/main/agent/auth-profiles.json", "{'version':1,'profiles':" + profiles + "}");
  }

  /** The lists of choices that were shown, each before its question. */
  private static List<List<String>> lists(ScriptedDialog dialog) {
    List<String> lines = dialog.screen().lines().toList();
    List<Integer> ends =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).startsWith("Which credential"))
            .boxed()
            .toList();
    return ends.stream()
        .map(
            end -> {
              int from = end;
              while (from > 0 && lines.get(from - 1).contains(" | ")) {
                from--;
              }
              return lines.subList(from, end);
            })
        .toList();
  }
}
