package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigRepair;
import ai.openclaw.core.config.ConfigRepair.Inspection;
import ai.openclaw.core.config.ConfigValidator.Findings;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairTest {
  private static final List<ConfigEdit> MEND_A =
      List.of(new ConfigEdit.Set(List.of("a"), IntNode.valueOf(1)));

  private Home home = new Home(Path.of("unused"));

  @BeforeEach
  void open(@TempDir Path folder) {
    home = new Home(folder);
    home.validators.add(
        candidate -> {
          var errors = new ArrayList<ConfigIssue>();
          for (String key : List.of("a", "b")) {
            if (candidate.source().path(key).isTextual()) {
              errors.add(ConfigIssue.at("CONFIG_INVALID", key, "Expected a number"));
            }
          }
          return new Findings(errors, List.of());
        });
  }

  @AfterEach
  void close() {
    home.close();
  }

  private ConfigRepair repair() {
    return new ConfigAccess(home.candidates, home.transaction, List::of);
  }

  private void write(Map<Path, byte[]> contents) throws IOException {
    for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
      Files.write(entry.getKey(), entry.getValue());
    }
  }

  @Test
  void mendsOneOfTwoMistakesAndTouchesNoStamp() throws Exception {
    String meta = "meta: {lastTouchedAt: '2020-01-01T00:00:00Z', lastTouchedVersion: '2026.1.1'}";
    home.write("openclaw.json", "{a: 'x', b: 'y', " + meta + "} // end\n");
    Inspection now = repair().inspect();
    assertEquals(2, now.issues().size());

    repair().mend(MEND_A, now.fingerprint(), this::write);

    assertEquals("{a: 1, b: 'y', " + meta + "} // end\n", home.text("openclaw.json"));
    assertEquals(
        List.of("b"), repair().inspect().issues().stream().map(ConfigIssue::path).toList());
  }

  @Test
  void refusesAnEditThatBringsInANewMistake() throws Exception {
    home.write("openclaw.json", "{a: 'x'}");
    List<ConfigEdit> edits = List.of(new ConfigEdit.Set(List.of("b"), TextNode.valueOf("y")));
    String fingerprint = repair().inspect().fingerprint();
    assertThrows(ConfigInvalidException.class, () -> repair().preview(edits, fingerprint));
    assertThrows(
        ConfigInvalidException.class, () -> repair().mend(edits, fingerprint, this::write));
    assertEquals("{a: 'x'}", home.text("openclaw.json"));
  }

  @Test
  void refusesWhenAnIncludedFileHasChangedMeanwhile() throws Exception {
    home.write("openclaw.json", "{$include: 'more.json5', c: 1}");
    home.write("more.json5", "{a: 'x'}");
    String fingerprint = repair().inspect().fingerprint();
    assertEquals(
        "{a: 1}",
        new String(
            repair().preview(MEND_A, fingerprint).get(home.folder.resolve("more.json5")),
            StandardCharsets.UTF_8));
    home.write("more.json5", "{a: 'x', d: 1}");
    var refused =
        assertThrows(
            ConfigInvalidException.class, () -> repair().mend(MEND_A, fingerprint, this::write));
    assertEquals("CONFIG_CHANGED", refused.issues().get(0).code());
    assertEquals("{a: 'x', d: 1}", home.text("more.json5"));
  }

  @Test
  void inspectsWhatIsNoJson5() throws Exception {
    home.write("openclaw.json", "{a: ");
    Inspection broken = repair().inspect();
    assertEquals(Optional.empty(), broken.source());
    assertEquals("CONFIG_SYNTAX", broken.issues().get(0).code());
    assertEquals(Set.of(home.main), broken.files());
    assertTrue(!broken.toString().contains("{a"));
  }

  @Test
  void leavesToAValidatorWhatItKnowsMoreAbout() throws Exception {
    home.write("openclaw.json", "{r: {ref: {id: 1}}, rest: 1}");
    home.validators.add(
        candidate ->
            new Findings(
                List.of(
                    ConfigIssue.at("CONFIG_INVALID", "r.ref", "general"),
                    ConfigIssue.at("CONFIG_INVALID", "r.ref.id", "general"),
                    ConfigIssue.at("CONFIG_INVALID", "r.reference", "general"),
                    ConfigIssue.at("CONFIG_INVALID", "r", "general")),
                List.of()));
    home.validators.add(
        candidate ->
            new Findings(
                List.of(ConfigIssue.at("CONFIG_INVALID", "r.ref.id", "special")),
                List.of(),
                Set.of("r.ref")));
    assertEquals(
        List.of("r.reference general", "r general", "r.ref.id special"),
        repair().inspect().issues().stream()
            .map(issue -> issue.path() + " " + issue.message())
            .toList());
  }
}
