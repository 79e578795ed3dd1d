package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.CredentialText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialGuardTest {
  private static final List<String> FIELD = List.of("tools", "media", "identity");

  private Home home = new Home(Path.of("unused"));

  @BeforeEach
  void open(@TempDir Path folder) {
    home = new Home(folder);
    home.registries.add(
        source -> Dots.find(source, FIELD).isMissingNode() ? Set.of() : Set.of(FIELD));
  }

  @AfterEach
  void close() {
    home.close();
  }

  private List<ConfigIssue> refused(List<String> path, JsonNode value) throws Exception {
    String before = home.text("openclaw.json");
    var config = new ConfigAccess(home.candidates, home.transaction, List::of);
    List<ConfigEdit> edits = List.of(new ConfigEdit.Set(path, value));
    String revision = config.read().revision();
    var projected =
        assertThrows(ConfigInvalidException.class, () -> config.project(edits, revision));
    var edited =
        assertThrows(
            ConfigInvalidException.class,
            () -> config.edit(edits, revision, contents -> assertTrue(contents.isEmpty())));
    var mended =
        assertThrows(
            ConfigInvalidException.class,
            () -> config.mend(edits, config.inspect().fingerprint(), contents -> {}));
    var stored =
        assertThrows(ConfigInvalidException.class, () -> home.store().edit(edits, revision));
    assertEquals(projected.issues(), edited.issues());
    assertEquals(projected.issues(), mended.issues());
    assertEquals(projected.issues(), stored.issues());
    assertEquals(before, home.text("openclaw.json"));
    return projected.issues();
  }

  @Test
  void everyWriterRefusesPlaceholdersInFieldsKnownByNameOrRegistered() throws Exception {
    home.write("openclaw.json", "{gateway: {}}");
    for (String text : List.of("undefined", "[object Object]", "***", "sk-***x")) {
      for (List<String> path : List.of(FIELD, List.of("gateway", "auth", "token"))) {
        ConfigIssue issue = refused(path, TextNode.valueOf(text)).get(0);
        assertEquals(CredentialText.CODE, issue.code());
        assertEquals(String.join(".", path), issue.path());
        assertTrue(!issue.message().contains(text), issue.message());
      }
    }
    refused(FIELD, TextNode.valueOf(" "));
    refused(List.of("any", "name"), TextNode.valueOf(CredentialText.REDACTED));
  }

  @Test
  void whatStandsThereAlreadyBlocksNoOtherChangeAndIsAWarning() throws Exception {
    home.write("openclaw.json", "{gateway: {port: 1, auth: {token: 'undefined'}}}");
    List<ConfigIssue> warnings =
        home.store()
            .edit(
                List.of(new ConfigEdit.Set(List.of("gateway", "port"), IntNode.valueOf(2))),
                home.candidates.read().snapshot().revision())
            .warnings();
    assertEquals("{gateway: {port: 2, auth: {token: 'undefined'}}}", home.text("openclaw.json"));
    assertEquals(
        List.of(CredentialText.CODE + " gateway.auth.token"),
        warnings.stream().map(issue -> issue.code() + " " + issue.path()).toList());
  }

  @Test
  void anElementThatMovesUpIsNoNewMistakeButASecondOneIs() throws Exception {
    home.write("openclaw.json", "{list: [{token: 'a'}, {token: 'undefined'}]}");
    String revision = home.candidates.read().snapshot().revision();
    home.store().edit(List.of(new ConfigEdit.Remove(List.of("list", "0"))), revision);
    assertEquals("{list: [{token: 'undefined'}]}", home.text("openclaw.json"));
    assertEquals(
        "list.1.token",
        refused(List.of("list", "1", "token"), TextNode.valueOf("undefined")).get(0).path());
  }

  @Test
  void anEmptyFieldOnDiskIsNoWarning() throws Exception {
    home.write("openclaw.json", "{gateway: {auth: {token: ''}}, tools: {media: {identity: ''}}}");
    assertEquals(List.of(), home.candidates.read().snapshot().warnings());
  }
}
