package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.core.config.internal.commands.ConfigPlanCommand;
import ai.openclaw.testkit.TypedCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  private static final String CONFIG =
      "{gateway: {port: 1}, models: {providers: {m: {apiKey: {source: 'env', provider: 'default',"
          + " id: 'KEY'}}}}}";

  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void open() throws Exception {
    home = new Home(folder);
    home.write("openclaw.json", CONFIG);
  }

  @AfterEach
  void close() {
    home.close();
  }

  private JsonNode plan(Map<String, String> options) throws Exception {
    CommandResult result = run(options);
    assertEquals(0, result.exitCode(), result.toString());
    return new ObjectMapper().readTree(result.data().orElseThrow().toString());
  }

  private CommandResult run(Map<String, String> options) {
    var config = new ConfigAccess(home.candidates, home.transaction, List::of);
    TypedCommand typed = TypedCommand.of();
    options.forEach(typed::with);
    return new ConfigPlanCommand(config).run(typed);
  }

  @Test
  void tellsWhatAChangedPortWouldDoAndWritesNothing() throws Exception {
    JsonNode plan = plan(Map.of("set", "gateway.port=19001"));
    assertEquals(1, plan.path("changes").size(), plan.toString());
    JsonNode change = plan.path("changes").path(0);
    assertEquals("gateway.port", change.path("path").asText());
    assertEquals("restart", change.path("class").asText());
    assertEquals("core", change.path("owner").asText());
    assertTrue(plan.path("movesSocket").asBoolean());
    assertFalse(plan.path("restarts").asBoolean());
    JsonNode secret = plan.path("secrets").path(0);
    assertEquals("env:default:KEY", secret.path("ref").asText());
    assertFalse(secret.path("changed").asBoolean());
    assertEquals(CONFIG, home.text("openclaw.json"));
  }

  @Test
  void comparesAFileWithWhatServes() throws Exception {
    home.write(
        "next.json5",
        "{gateway: {port: 1, reload: {mode: 'restart'}}, models: {providers: {m: {apiKey: 'plain"
            + " value', baseUrl: 'x'}}}, channels: {telegram: {name: 'n'}}}");
    JsonNode plan = plan(Map.of("file", home.folder.resolve("next.json5").toString()));
    assertTrue(plan.path("restarts").asBoolean());
    assertEquals("restart", plan.path("mode").asText());
    assertEquals(0, plan.path("secrets").size());
    assertTrue(plan.toString().contains("\"owner\":\"telegram\""), plan.toString());
    assertTrue(plan.toString().contains("\"owner\":\"m\""), plan.toString());
    assertFalse(plan.toString().contains("plain value"), plan.toString());
  }

  @Test
  void nothingIsSaidToChangeWhenNothingDoes() throws Exception {
    assertEquals(0, plan(Map.of()).path("changes").size());
  }

  @Test
  void candidateThatIsNotValidOrNotThereIsRefused() throws Exception {
    home.write("next.json5", "{gateway: ");
    assertEquals(1, run(Map.of("file", home.folder.resolve("next.json5").toString())).exitCode());
    assertEquals(1, run(Map.of("file", home.folder.resolve("none").toString())).exitCode());
    assertEquals(1, run(Map.of("set", "gateway.port")).exitCode());
    assertEquals(1, run(Map.of("set", "a=1", "file", "x")).exitCode());
  }
}
