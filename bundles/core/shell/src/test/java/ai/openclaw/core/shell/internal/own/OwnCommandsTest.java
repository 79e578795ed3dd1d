package ai.openclaw.core.shell.internal.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.shell.internal.TestFramework;
import ai.openclaw.core.shell.internal.run.CommandRunner;
import ai.openclaw.core.shell.internal.run.OutputFilter;
import ai.openclaw.core.shell.internal.run.Recorder;
import ai.openclaw.core.shell.internal.run.RemoteAccess;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class OwnCommandsTest {
  private final ExecutorService pool = Workers.bounded("test-command", 16, 0);
  private final Recorder recorder = new Recorder();
  private TestFramework framework;
  private CommandRunner runner;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    framework = new TestFramework(folder);
    Bundle shell =
        framework.start(
            "shell",
            "1.2.0",
            "{\"name\":\"help\",\"summary\":\"Explains\",\"runs\":\"either\","
                + "\"arguments\":[{\"name\":\"command\",\"repeat\":true}]}",
            "{\"name\":\"commands\",\"summary\":\"Lists\",\"runs\":\"local\"}");
    framework.offer(shell, "help", new HelpCommand(framework.registry()));
    framework.offer(shell, "commands", new CommandsCommand(framework.registry()));
    framework.start("demo", "2.0.0", "{\"name\":\"secrets reload\",\"summary\":\"Reloads\"}");
    framework.start("other", "1.0.0", "{\"name\":\"secrets reload\"}");
    runner =
        new CommandRunner(
            framework.registry(),
            pool,
            new OutputFilter(framework.context()),
            new RemoteAccess(framework.context()),
            Launch.Purpose.GATEWAY);
  }

  @AfterEach
  void stop() throws Exception {
    pool.shutdownNow();
    framework.stop();
  }

  @Test
  void listsCommandsWithWhereTheyComeFromAndWhoWasRefused() throws Exception {
    assertEquals(0, runner.run(recorder.request("commands")));
    assertEquals(
        """
        COMMAND         RUNS    STATE    BUNDLE  VERSION  SUMMARY
        commands        local   ready    shell   1.2.0    Lists
        help            either  ready    shell   1.2.0    Explains
        secrets reload  live    waiting  demo    2.0.0    Reloads
        secrets reload          refused  other            it belongs to demo
        """,
        recorder.out());
    JsonNode data = json("commands --json");
    assertEquals("demo", data.at("/commands/2/bundle").textValue());
    assertEquals("other", data.at("/refused/0/bundle").textValue());
  }

  @Test
  void explainsACommandByEitherOfItsNames() throws Exception {
    assertEquals(0, runner.run(recorder.request("help secrets reload")));
    var gogo = new Recorder();
    assertEquals(0, runner.run(gogo.request("help secrets:reload")));
    var option = new Recorder();
    assertEquals(0, runner.run(option.request("secrets reload --help")));
    assertTrue(recorder.out().startsWith("Usage: openclaw secrets reload [options]\n"));
    assertEquals(recorder.out(), gogo.out());
    assertEquals(recorder.out(), option.out());
    JsonNode data = json("help secrets --json");
    assertEquals("secrets:reload", data.at("/0/gogo").textValue());
    assertEquals("json", data.at("/0/options/0/name").textValue());
  }

  @Test
  void suggestsWhatWasMeant() {
    assertEquals(1, runner.run(recorder.request("help secrets relaod")));
    assertTrue(recorder.err().contains("did you mean `openclaw secrets reload`?"), recorder.err());
  }

  @Test
  void learnsOfCommandsThatComeLater() throws Exception {
    Bundle late = framework.start("late", "1.0.0", "{\"name\":\"wave\",\"summary\":\"Waves\"}");
    framework.offer(late, "wave", call -> CommandResult.ok(JsonNodeFactory.instance.nullNode()));
    runner.run(recorder.request("help"));
    assertTrue(recorder.out().contains("  wave            Waves\n"), recorder.out());
  }

  private JsonNode json(String line) throws Exception {
    var answer = new Recorder();
    assertEquals(0, runner.run(answer.request(line)));
    return new ObjectMapper().readTree(answer.out());
  }
}
