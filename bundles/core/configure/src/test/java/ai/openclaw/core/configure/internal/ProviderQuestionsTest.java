package ai.openclaw.core.configure.internal;

import static ai.openclaw.core.configure.internal.ScriptedDialog.KEEP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderQuestionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path state;
  @TempDir Path cache;

  private Home home;

  @BeforeEach
  void open() throws Exception {
    home = new Home(state, cache);
    home.write("openclaw.json", "{}");
  }

  @AfterEach
  void close() throws Exception {
    home.stop();
  }

  @Test
  void asksForAFileInOrderAndAgainWhereAnAnswerIsWrong() throws Exception {
    var dialog =
        new ScriptedDialog()
            .then("What next?", "Add a provider")
            .then("come from", "file")
            .then("Alias", "Vault")
            .then("Alias", "vault")
            .then("Absolute path", "")
            .then("Absolute path", "vault.json")
            .then("Absolute path", "/home/me/vault.json")
            .then("in the file?", "singleValue")
            .then("Time limit", "120001")
            .then("Time limit", "120000")
            .then("Largest size", "x")
            .then("Largest size", "")
            .then("Accept the file", KEEP)
            .then("What next?", "Continue")
            .then("Apply this plan now?", "yes");
    assertApplied(dialog);
    assertEquals(
        json(
            "{'vault':{'source':'file','path':'/home/me/vault.json','mode':'singleValue',"
                + "'timeoutMs':120000}}"),
        home.config().at("/secrets/providers"));
    assertTrue(dialog.asked().get(2).endsWith("[default]"), dialog.asked().toString());
    assertTrue(dialog.screen().contains("only variables of the environment"), dialog.screen());
  }

  @Test
  void asksForAProgramInOrderAndKeepsWhatItDoesNotAskFor() throws Exception {
    home.write(
        "openclaw.json",
        "{'secrets':{'providers':{'tool':{'source':'exec','command':'/usr/bin/a','env':{'A':'b'},"
            + "'args':['old']}}}}");
    var dialog =
        new ScriptedDialog()
            .then("What next?", "Edit a provider")
            .then("Which provider?", "tool")
            .then("come from", KEEP)
            .then("Absolute path", "/usr/bin/a; rm")
            .then("Absolute path", "/usr/bin/b")
            .then("arguments", "kv get")
            .then("arguments", "[1]")
            .then("arguments", "['kv', 'get']".replace('\'', '"'))
            .then("one run", "")
            .then("without any output", "7")
            .then("Most output", "")
            .then("answer in JSON", "no")
            .then("Variables it gets", "HOME, lower")
            .then("Variables it gets", "HOME, LANG")
            .then("Folders", "bin")
            .then("Folders", "/usr/bin")
            .then("others may change", KEEP)
            .then("symbolic link", "yes")
            .then("What next?", "Continue")
            .then("Apply this plan now?", "yes");
    assertApplied(dialog, "--allow-exec");
    assertEquals(
        json(
            "{'source':'exec','command':'/usr/bin/b','env':{'A':'b'},'args':['kv','get'],"
                + "'noOutputTimeoutMs':7,'jsonOnly':false,'passEnv':['HOME','LANG'],"
                + "'trustedDirs':['/usr/bin'],'allowSymlinkCommand':true}"),
        home.config().at("/secrets/providers/tool"));
    assertTrue(dialog.asked().contains("Which provider? [tool]"));
    assertTrue(dialog.screen().contains("tool | exec (json)"), dialog.screen());
    assertTrue(dialog.screen().contains("exec (json+text)"), dialog.screen());
    assertTrue(dialog.screen().contains("[[\"old\"]]"), dialog.screen());
  }

  @Test
  void keepsAListThatAllowsNoVariableAtAll() throws Exception {
    home.write(
        "openclaw.json", "{'secrets':{'providers':{'none':{'source':'env','allowlist':[]}}}}");
    var dialog =
        new ScriptedDialog()
            .then("What next?", "Edit a provider")
            .then("Which provider?", KEEP)
            .then("come from", KEEP)
            .then("Variables that may be read", KEEP)
            .then("What next?", "Add a provider")
            .then("come from", "env")
            .then("Alias", "none")
            .then("Alias", "some")
            .then("Variables that may be read", "A, b")
            .then("Variables that may be read", "A, B")
            .then("What next?", "Continue")
            .then("Apply this plan now?", "yes");
    assertApplied(dialog);
    assertEquals(
        json(
            "{'none':{'source':'env','allowlist':[]},"
                + "'some':{'source':'env','allowlist':['A','B']}}"),
        home.config().at("/secrets/providers"));
    assertTrue(dialog.screen().contains("some  env (2 allowlisted)"), dialog.screen());
  }

  @Test
  void countsAFileThatIsSavedAsItIsBecauseItsModeIsWritten() throws Exception {
    home.write("openclaw.json", "{'secrets':{'providers':{'f':{'source':'file','path':'/a'}}}}");
    var dialog =
        new ScriptedDialog()
            .then("What next?", "Edit a provider")
            .then("Which provider?", KEEP)
            .then("come from", KEEP)
            .then("Absolute path", KEEP)
            .then("in the file?", KEEP)
            .then("Time limit", KEEP)
            .then("Largest", KEEP)
            .then("Accept", KEEP)
            .then("What next?", "Continue")
            .then("Apply this plan now?", "yes");
    assertApplied(dialog);
    assertEquals("json", home.config().at("/secrets/providers/f/mode").asText());
  }

  @Test
  void removesOnlyWhenThePersonSaysSoAndForgetsTheDefaultToo() throws Exception {
    home.write(
        "openclaw.json",
        "{'secrets':{'providers':{'f':{'source':'file','path':'/a'}},'defaults':{'file':'f'}}}");
    var dialog =
        new ScriptedDialog()
            .then("What next?", "Remove a provider")
            .then("Remove which provider?", KEEP)
            .then("Remove the provider f?", KEEP)
            .then("What next?", "Remove a provider")
            .then("Remove which provider?", KEEP)
            .then("Remove the provider f?", "yes")
            .then("What next?", "Continue")
            .then("Apply this plan now?", "yes");
    assertApplied(dialog, "--plan-out", "plan.json");
    JsonNode plan = JSON.readTree(home.text("plan.json"));
    assertEquals(json("['f']"), plan.path("providerDeletes"));
    assertTrue(plan.path("providerUpserts").isMissingNode());
    assertTrue(home.config().at("/secrets/providers").isMissingNode());
    assertTrue(home.config().at("/secrets/defaults/file").isMissingNode());
    assertTrue(dialog.asked().contains("Remove the provider f? [no]"), dialog.asked().toString());
  }

  @Test
  void doesNotTurnAProviderOfAnAbsentBundleIntoAnother() throws Exception {
    home.write("openclaw.json", "{'secrets':{'providers':{'n':{'source':'notes','folder':'/n'}}}}");
    var dialog =
        new ScriptedDialog()
            .then("What next?", "Edit a provider")
            .then("Which provider?", "n")
            .then("What next?", "Continue");
    CommandResult result = home.run(dialog, "--providers-only");
    assertEquals("SECRETS_CONFIGURE_NO_CHANGE", result.failure().orElseThrow().code());
    assertTrue(dialog.screen().contains("n  notes (not installed here)"), dialog.screen());
  }

  @Test
  void saysThatNothingHasChanged() {
    var dialog = new ScriptedDialog().then("What next?", "Continue");
    CommandResult result = home.run(dialog, "--providers-only");
    assertEquals(1, result.exitCode());
    assertEquals("SECRETS_CONFIGURE_NO_CHANGE", result.failure().orElseThrow().code());
  }

  @Test
  void asksForTheSettingsThatAnInstalledProviderDescribes() throws Exception {
    home.provide("com.example.notes", "notes", new Notes());
    home.write("openclaw.json", "{'models': {'providers': {'openai': {'apiKey': 'plain'}}}}");
    var dialog =
        new ScriptedDialog()
            .then("What next?", "Add a provider")
            .then("come from", "notes")
            .then("Alias", KEEP)
            .then("folder (where the notes are)", "")
            .then("folder", "x y")
            .then("folder", "/notes")
            .then("depth", "9")
            .then("depth", "")
            .then("strict", "yes")
            .then("tags", "a, b")
            .then("kind", "short")
            .then("kind", "long")
            // The schema as a whole wants another folder with two tags; everything is asked again.
            .then("folder", "/notes2")
            .then("depth", "3")
            .then("strict", KEEP)
            .then("tags", "a")
            .then("kind", "long")
            .then("What next?", "Continue")
            .then("Which credential", "models.providers.openai.apiKey")
            .then("come from", "notes")
            .then("Alias", KEEP)
            .then("Id that", "UPPER")
            .then("Id that", "key")
            .then("Configure another", "no")
            .then("Apply this plan now?", "yes");
    CommandResult result = home.run(dialog);
    assertEquals(0, result.exitCode(), dialog.screen() + result);
    assertEquals(
        json(
            "{'source':'notes','folder':'/notes2','strict':true,'tags':['a'],'kind':'long',"
                + "'depth':3}"),
        home.config().at("/secrets/providers/default"));
    assertEquals("notes", home.config().at("/models/providers/openai/apiKey/source").asText());
    assertTrue(dialog.screen().contains("Not asked for here, and left as it is: more"));
    assertFalse(dialog.screen().contains("the-note"), dialog.screen());
  }

  private void assertApplied(ScriptedDialog dialog, String... line) throws Exception {
    String[] all = new String[line.length + 1];
    all[0] = "--providers-only";
    System.arraycopy(line, 0, all, 1, line.length);
    CommandResult result = home.run(dialog, all);
    assertEquals(0, result.exitCode(), dialog.screen() + result);
    assertEquals(0, dialog.left(), dialog.screen());
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text.replace('\'', '"'));
  }

  /** A provider of somebody else. */
  private static final class Notes implements SecretProvider {
    @Override
    public ProviderDescription describe() {
      try {
        return new ProviderDescription(
            (ObjectNode)
                json(
                    "{'type':'object','required':['folder'],'properties':{"
                        + "'folder':{'type':'string','minLength':1,'pattern':'^/',"
                        + "'description':'where the notes are'},"
                        + "'depth':{'type':'integer','minimum':1,'maximum':5},"
                        + "'strict':{'type':'boolean'},"
                        + "'tags':{'type':'array','items':{'type':'string'},'maxItems':9},"
                        + "'kind':{'enum':['brief','long']},"
                        + "'more':{'type':'object'}},"
                        + "'allOf':[{'properties':{'folder':{'pattern':'2$'}}}]}"),
            Pattern.compile("[a-z]+"),
            "a small word",
            Set.of());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public ResolveResult resolve(ResolveRequest request) {
      Map<String, ResolveResult.Outcome> outcomes = new HashMap<>();
      for (String id : List.copyOf(request.ids())) {
        outcomes.put(id, new ResolveResult.Resolved(SecretValue.of("the-note")));
      }
      return ResolveResult.of(outcomes);
    }
  }
}
