package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the distribution, beside a gateway that runs. */
class CommandsIT {
  private static final Distribution DISTRIBUTION = Distribution.built();

  @TempDir static Path folder;

  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    new State(folder)
        .configure(
            "channels: {pigeonpost: {enabled: true, nobodyKnows: 1}},"
                + " plugins: {entries: {nobodys: {enabled: true}}}");
    gateway = RunningGateway.start(DISTRIBUTION, folder, Map.of());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void startsAlthoughAChannelAndAPluginHaveNoBundle() throws Exception {
    assertTrue(gateway.get("/healthz").startsWith("200 "), gateway.output());
    Outcome validated = run("config", "validate", "--json");
    assertEquals(0, validated.exit(), validated.err());
    assertTrue(validated.out().contains("channels.pigeonpost"), validated.out());
    assertTrue(validated.out().contains("plugins.entries.nobodys"), validated.out());
  }

  @Test
  void everyCommandExplainsItself() throws Exception {
    var names = names();
    assertTrue(names.size() >= 50, names.toString());
    for (String name : names) {
      Outcome help = run(words(name, "--help"));
      assertEquals(0, help.exit(), name + ": " + help);
      assertTrue(help.out().contains("openclaw " + name), help.out());
      assertEquals("", help.err(), name);
    }
  }

  @Test
  void commandsThatOnlyReadAnswerInJson() throws Exception {
    for (String name :
        List.of(
            "commands",
            "config file",
            "config get gateway",
            "config schema",
            "config validate",
            "gateway status",
            "help",
            "plugins list",
            "plugins inspect ai.openclaw.core.secrets",
            "secrets providers",
            "secrets status")) {
      Outcome outcome = run(words(name, "--json"));
      assertEquals(0, outcome.exit(), name + ": " + outcome);
      assertFalse(outcome.json().isMissingNode(), name + ": " + outcome);
      assertEquals("", outcome.err(), name);
    }
  }

  @Test
  void saysWhatWasMeant() throws Exception {
    String[][] cases = {
      {"secrets relod", "openclaw secrets reload"},
      {"sekrets status", "openclaw secrets"},
      {"secrets reload --jsn", "--json"},
      {"plugins instal x.jar", "openclaw plugins install"},
      {"config gte gateway", "openclaw config get"}
    };
    for (String[] each : cases) {
      Outcome outcome = run(words(each[0]));
      assertEquals(1, outcome.exit(), each[0] + ": " + outcome);
      assertTrue(outcome.err().contains("did you mean"), outcome.err());
      assertTrue(outcome.err().contains(each[1]), outcome.err());
      assertEquals("", outcome.out());
    }
  }

  @Test
  void theShellOfTheGatewayAnswersWhatIsPipedIntoIt() throws Exception {
    Outcome shell =
        Distribution.finish(
            DISTRIBUTION.process(folder, Map.of(), "shell"),
            "secrets:status\nplugins:list\ngateway:status\nsecrets:reload --json\n");
    assertEquals(0, shell.exit(), shell.toString());
    String out = shell.out();
    assertTrue(out.contains("strict mode"), out);
    assertTrue(out.contains("No plugins."), out);
    assertTrue(out.contains("ws://127.0.0.1:" + gateway.port()), out);
    assertTrue(out.contains("\"warningCount\": 0"), out);
  }

  @Test
  void aLiveCommandWithoutAGatewaySaysHowToStartOne(@TempDir Path elsewhere) throws Exception {
    Outcome outcome = DISTRIBUTION.run(elsewhere, Map.of(), "secrets", "status");
    assertEquals(1, outcome.exit(), outcome.out());
    assertTrue(outcome.err().contains("no gateway runs"), outcome.err());
    assertTrue(outcome.err().contains("openclaw gateway"), outcome.err());
  }

  /** Every command, of those that need a process of their own every fourth. */
  private static List<String> names() throws Exception {
    var names = new ArrayList<String>();
    int apart = 0;
    for (JsonNode command : run("commands", "--json").json().path("commands")) {
      assertEquals("ready", command.path("state").asText(), command.toString());
      boolean local = command.path("runs").asText().equals("local");
      if (!local || apart++ % 4 == 0) {
        names.add(command.path("name").asText());
      }
    }
    return names;
  }

  private static String[] words(String line, String... more) {
    return Stream.concat(Stream.of(line.split(" ", -1)), Stream.of(more)).toArray(String[]::new);
  }

  private static Outcome run(String... arguments) throws IOException, InterruptedException {
    return DISTRIBUTION.run(folder, Map.of(), arguments);
  }
}
