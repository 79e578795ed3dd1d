package ai.openclaw.core.shell.internal.gogo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.shell.internal.TestFramework;
import ai.openclaw.core.shell.internal.control.ControlServer;
import ai.openclaw.core.shell.internal.control.TestClient;
import ai.openclaw.core.shell.internal.control.TestClient.Answer;
import ai.openclaw.core.shell.internal.run.CommandRunner;
import ai.openclaw.core.shell.internal.run.OutputFilter;
import ai.openclaw.core.shell.internal.run.RemoteAccess;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GogoTest {
  private final org.apache.felix.gogo.runtime.activator.Activator runtime =
      new org.apache.felix.gogo.runtime.activator.Activator();
  private final org.apache.felix.gogo.jline.Activator jline =
      new org.apache.felix.gogo.jline.Activator();
  private final ExecutorService pool = Workers.bounded("test-command", 16, 0);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private CountDownLatch begun = new CountDownLatch(1);
  private CountDownLatch interrupted = new CountDownLatch(1);
  private TestFramework framework;
  private Bundle bundle;
  private CommandProcessor processor;
  private CommandSession session;
  private ShellCommand shell;
  private ShellFunctions functions;
  private GogoDoor door;
  private ControlServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    System.setProperty("org.jline.terminal.dumb", "true");
    framework = new TestFramework(folder);
    var filter = new OutputFilter(framework.context());
    var remotes = new RemoteAccess(framework.context());
    var runner =
        new CommandRunner(framework.registry(), pool, filter, remotes, Launch.Purpose.GATEWAY);
    functions = new ShellFunctions(framework.context(), framework.registry());
    door = new GogoDoor(framework.context(), framework.registry(), runner);
    runtime.start(framework.context());
    jline.start(framework.context());
    bundle =
        framework.start(
            "demo",
            "1.0.0",
            """
            {"name":"secrets reload","summary":"Reloads",
             "options":[{"name":"scope","value":"scope","completes":["config","auth"]}],
             "arguments":[{"name":"word","repeat":true}]}
            """,
            "{\"name\":\"secrets wait\"}",
            "{\"name\":\"shell\"}");
    shell = new ShellCommand(framework.context(), filter);
    offer();
    server = ControlServer.open(folder, folder.resolve("run"), folder, runner);
    var context = framework.context();
    var reference =
        Objects.requireNonNull(context.getServiceReference(CommandProcessor.class), "Gogo");
    processor = context.getService(reference);
  }

  @BeforeEach
  void open() {
    begun = new CountDownLatch(1);
    interrupted = new CountDownLatch(1);
    out.reset();
    err.reset();
    session = processor.createSession(InputStream.nullInputStream(), out, err);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
    jline.stop(framework.context());
    runtime.stop(framework.context());
    door.close();
    functions.close();
    pool.shutdownNow();
    framework.stop();
  }

  @Test
  void runsACommandAndPrintsItsResultOnce() throws Exception {
    assertNull(session.execute("secrets:reload a 'b c' --scope auth"));
    assertEquals("reloaded [a, b c] Optional[auth]\n", out.toString(UTF_8));
    assertEquals("", err.toString(UTF_8));
  }

  @Test
  void answersHelpAndJsonAsTheOtherDoorDoes() throws Exception {
    session.execute("secrets:reload --help");
    assertTrue(out.toString(UTF_8).startsWith("Usage: openclaw secrets reload [options]"));
    out.reset();
    session.execute("secrets:reload --json");
    assertEquals("\"reloaded\"\n", out.toString(UTF_8));
  }

  @Test
  void pipesResultsIntoOtherCommands() throws Exception {
    session.execute("secrets:reload x | tac | cat");
    assertEquals("reloaded [x] Optional.empty", out.toString(UTF_8).strip());
  }

  @Test
  void tellsFailureByTheStatusAndThrowsNothing() throws Exception {
    assertNull(session.execute("secrets:reload fail"));
    assertEquals("error: it failed\n", err.toString(UTF_8));
    assertEquals(3, session.get("status"));
    session.execute("secrets:reload fail || echo rescued");
    session.execute("secrets:reload fail && echo unreachable");
    assertEquals("rescued\n", out.toString(UTF_8));
    session.execute("secrets:reload");
    assertEquals(0, session.get("status"));
  }

  @Test
  void forgetsACommandThatIsGone() throws Exception {
    bundle.stop();
    assertThrows(Exception.class, () -> session.execute("secrets:reload"));
    bundle.start();
    offer();
    session.execute("secrets:reload");
    assertEquals("reloaded [] Optional.empty\n", out.toString(UTF_8));
  }

  @Test
  void runsEachLineOfAScriptAndEndsWithTheLastFailure() throws Exception {
    try (var client = new TestClient(server.socket())) {
      client.type("shell");
      client.send(
          TestClient.frame(
              'I', "secrets:reload a\nsecrets:reload fail\nnonsense\n\n# note\necho b\n"));
      client.send(TestClient.frame('I', ""));
      Answer answer = client.answer();
      assertEquals("reloaded [a] Optional.empty\nb\n", answer.out());
      assertEquals("error: it failed\nerror: Command not found: nonsense\n", answer.err());
      assertEquals(Optional.of(1), answer.exit());
    }
  }

  @Test
  void isAnInteractiveShellAtTheOtherEndOfASocket() throws Exception {
    try (var client = new TestClient(server.socket())) {
      client.send(TestClient.frame('R', TestClient.request("1", "100x30", "shell")));
      client.readUntil("openclaw> ");
      client.send(TestClient.frame('I', "secrets:reload x\r"));
      String answer = client.readUntil("reloaded [x] Optional.empty");
      assertTrue(answer.contains("\r"), answer);
      client.send(TestClient.frame('I', "exit\r"));
      assertEquals(Optional.of(0), client.answer().exit());
    }
  }

  @Test
  void completesCommandsOptionsAndWords() throws Exception {
    try (var client = new TestClient(server.socket())) {
      client.send(TestClient.frame('R', TestClient.request("1", "100x30", "shell")));
      client.readUntil("openclaw> ");
      client.send(TestClient.frame('I', "secrets:rel\t--sco\tau\t\r"));
      client.readUntil("reloaded [] Optional[auth]");
      client.send(TestClient.frame('I', "\u0004"));
      assertEquals(Optional.of(0), client.answer().exit());
    }
  }

  @Test
  void completesACommandThatCameAfterTheShellWasOpened() throws Exception {
    try (var client = new TestClient(server.socket())) {
      client.send(TestClient.frame('R', TestClient.request("1", "100x30", "shell")));
      client.readUntil("openclaw> ");
      Bundle late =
          framework.start(
              "late", "1.0.0", "{\"name\":\"late riser\",\"options\":[{\"name\":\"snooze\"}]}");
      framework.offer(
          late,
          "late riser",
          call ->
              CommandResult.ok(
                  JsonNodeFactory.instance.nullNode(), new Line("snoozed " + call.flag("snooze"))));
      client.send(TestClient.frame('I', "late:ri\t--sn\t\r"));
      client.readUntil("snoozed true");
    }
  }

  @Test
  void interruptsACommandByControlCAndGoesOn() throws Exception {
    try (var client = new TestClient(server.socket())) {
      client.send(TestClient.frame('R', TestClient.request("1", "100x30", "shell")));
      client.readUntil("openclaw> ");
      client.send(TestClient.frame('I', "secrets:wait\r"));
      assertTrue(begun.await(60, TimeUnit.SECONDS));
      client.send(TestClient.frame('I', "\u0003"));
      assertTrue(interrupted.await(60, TimeUnit.SECONDS));
      client.readUntil("openclaw> ");
      client.send(TestClient.frame('I', "secrets:reload y\r"));
      client.readUntil("reloaded [y]");
    }
  }

  @Test
  void endsWithItsClient() throws Exception {
    try (var client = new TestClient(server.socket())) {
      client.send(TestClient.frame('R', TestClient.request("1", "100x30", "shell")));
      client.readUntil("openclaw> ");
      client.send(TestClient.frame('I', "secrets:wait\r"));
      assertTrue(begun.await(60, TimeUnit.SECONDS));
    }
    assertTrue(interrupted.await(60, TimeUnit.SECONDS));
  }

  private void offer() {
    framework.offer(bundle, "secrets reload", GogoTest::reload);
    framework.offer(bundle, "secrets wait", this::await);
    framework.offer(bundle, "shell", shell);
  }

  private static CommandResult reload(CommandCall call) {
    if (call.arguments().contains("fail")) {
      return CommandResult.failed(3, CommandFailure.of("X", "it failed"));
    }
    return CommandResult.ok(
        JsonNodeFactory.instance.textNode("reloaded"),
        new Line("reloaded " + call.arguments() + " " + call.option("scope")));
  }

  private CommandResult await(CommandCall call) throws InterruptedException {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } finally {
      interrupted.countDown();
    }
    return CommandResult.ok(JsonNodeFactory.instance.nullNode());
  }
}
