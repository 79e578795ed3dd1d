package ai.openclaw.core.shell.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.shell.internal.run.CommandRunner;
import ai.openclaw.core.shell.internal.run.OutputFilter;
import ai.openclaw.core.shell.internal.run.RemoteAccess;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class LocalDoorTest {
  private final ExecutorService pool = Workers.bounded("test-command", 16, 0);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private TestFramework framework;
  private LocalDoor door;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    framework = new TestFramework(folder);
    Bundle bundle =
        framework.start("demo", "1.0.0", "{\"name\":\"secrets audit\",\"runs\":\"local\"}");
    framework.offer(
        bundle,
        "secrets audit",
        call ->
            CommandResult.of(
                2,
                JsonNodeFactory.instance.textNode("found"),
                List.of(
                    new Line(
                        call.environment()
                            + " "
                            + call.workingDirectory()
                            + " "
                            + call.interactive()
                            + " "
                            + call.dialog().isPresent()))));
    door =
        new LocalDoor(
            new CommandRunner(
                framework.registry(),
                pool,
                new OutputFilter(framework.context()),
                new RemoteAccess(framework.context()),
                Launch.Purpose.COMMAND),
            false,
            "50x24");
  }

  @AfterEach
  void stop() throws Exception {
    pool.shutdownNow();
    framework.stop();
  }

  @Test
  void runsWhatTheLauncherHandsOverAndAnswersTheExitCode() {
    assertEquals(2, call(List.of("secrets", "audit"), true, false));
    assertEquals("{OPENCLAW_HOME=x} /some dir true false\n", out.toString(UTF_8));
    assertEquals("", err.toString(UTF_8));
  }

  @Test
  void colorsOnlyWhenTheLauncherSaysSo() {
    assertEquals(1, call(List.of("nonsense"), false, true));
    assertEquals(
        "\u001b[31merror:\u001b[0m unknown command: openclaw nonsense",
        err.toString(UTF_8).lines().findFirst().orElse(""));
    err.reset();
    assertEquals(1, call(List.of("--no-color", "nonsense"), true, false));
    assertEquals(
        "error: unknown command: openclaw nonsense",
        err.toString(UTF_8).lines().findFirst().orElse(""));
  }

  @Test
  void laysOutForTheTerminalThatTheStartScriptSaw() {
    List<String> help = List.of("secrets", "audit", "--help");
    assertEquals(0, call(help, true, false, Map.of()));
    assertTrue(longest() <= 50, out.toString(UTF_8));
    out.reset();
    assertEquals(0, call(help, true, false, Map.of("COLUMNS", "100")));
    assertTrue(longest() > 50, out.toString(UTF_8));
  }

  private int longest() {
    return out.toString(UTF_8).lines().mapToInt(String::length).max().orElse(0);
  }

  private int call(List<String> line, boolean terminal, boolean color) {
    return call(
        line, terminal, color, Map.of("OPENCLAW_HOME", "x", "COLUMNS", "100", "SECRET", "y"));
  }

  private int call(
      List<String> line, boolean terminal, boolean color, Map<String, String> environment) {
    return door.apply(
        List.of(
            line,
            "/some dir",
            environment,
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            terminal,
            color,
            false));
  }
}
