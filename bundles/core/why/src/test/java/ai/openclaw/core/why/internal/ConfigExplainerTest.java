package ai.openclaw.core.why.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.why.Explanation;
import ai.openclaw.api.why.Thing;
import ai.openclaw.api.why.Verdict;
import ai.openclaw.core.config.ConfigCommit;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigIssue.Position;
import ai.openclaw.core.config.ConfigRepair;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigExplainerTest {
  private static final String SOURCE =
      """
      {"channels": {"telegram": {"enabled": false, "name": "x"},
                    "slack": {"token": {"source": "env", "provider": "default", "id": "SLACK"}}},
       "gateway": {"port": 1}}
      """;

  @Test
  void whatIsInvalidIsNamedWithItsPlace() throws Exception {
    var issue =
        new ConfigIssue(
            "CONFIG_INVALID",
            "gateway.port",
            "must be >= 1024",
            Optional.of(new Position(Path.of("openclaw.json"), 3, 1)));
    Explanation port = explain("gateway.port", issue).orElseThrow();
    assertEquals(Verdict.NEVER, port.verdict());
    assertEquals("gateway.port: must be >= 1024", port.text());
    assertEquals("mend line 3 of openclaw.json", port.remedy());
    assertEquals(Verdict.NEVER, explain("gateway", issue).orElseThrow().verdict());
    String elsewhere = explain("channels.slack", issue).orElseThrow().text();
    assertTrue(elsewhere.contains("not accepted because of gateway.port"), elsewhere);
  }

  @Test
  void whatIsSwitchedOffSaysWhere() throws Exception {
    Explanation off = explain("channels.telegram.name").orElseThrow();
    assertEquals(Verdict.OFF, off.verdict());
    assertEquals("channels.telegram.enabled is false", off.text());
  }

  @Test
  void whatNeedsACredentialNamesIt() throws Exception {
    Explanation slack = explain("channels.slack").orElseThrow();
    assertEquals(List.of(new Thing("secret", "channels.slack.token")), slack.causes());
    assertEquals(Optional.empty(), explain("channels.slack.token"), "whoever resolves it knows");
  }

  @Test
  void whatIsNotThereIsUnknownAndEveryPathIsAName() throws Exception {
    assertEquals(Optional.empty(), explain("channels.telgram"));
    assertTrue(
        new ConfigExplainer(new Files(List.of())).names().contains("channels.telegram.name"));
  }

  private static Optional<Explanation> explain(String name, ConfigIssue... issues)
      throws Exception {
    return new ConfigExplainer(new Files(List.of(issues))).explain(name);
  }

  /** Files with the content above. */
  private record Files(List<ConfigIssue> issues) implements ConfigRepair {
    @Override
    public Inspection inspect() {
      try {
        var source = (ObjectNode) JsonMapper.builder().build().readTree(SOURCE);
        return new Inspection("1", Set.of(), Optional.of(source), issues, List.of());
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public Map<Path, byte[]> preview(List<ConfigEdit> edits, String fingerprint) {
      throw new UnsupportedOperationException("nothing is written");
    }

    @Override
    public void mend(List<ConfigEdit> edits, String fingerprint, ConfigCommit commit) {
      throw new UnsupportedOperationException("nothing is written");
    }
  }
}
