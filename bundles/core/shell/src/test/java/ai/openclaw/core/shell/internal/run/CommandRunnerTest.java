package ai.openclaw.core.shell.internal.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.client.ClientMode;
import ai.openclaw.core.client.GatewayClients;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.client.Sighting;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.logging.Redactor;
import ai.openclaw.core.shell.internal.TestFramework;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class CommandRunnerTest {
  private static final String GREET =
      "{\"name\":\"greet\",\"remote\":true,\"arguments\":[{\"name\":\"who\",\"repeat\":true}]}";

  private static final int THREADS = 16;

  private final ExecutorService pool = Workers.bounded("test-command", THREADS, 0);
  private final Recorder recorder = new Recorder();
  private TestFramework framework;
  private Bundle bundle;
  private OutputFilter filter;
  private RemoteAccess remotes;
  private CommandRunner runner;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    framework = new TestFramework(folder);
    bundle = framework.start("demo", "1.0.0", GREET);
    filter = new OutputFilter(framework.context());
    remotes = new RemoteAccess(framework.context());
    runner = runner(Launch.Purpose.GATEWAY);
  }

  @AfterEach
  void stop() throws Exception {
    pool.shutdownNow();
    filter.close();
    remotes.close();
    framework.stop();
  }

  @Test
  void givesTheCommandWhatWasTypedAndWritesItsResult() throws Exception {
    greeting(
        call -> {
          try {
            String input = new String(call.input().readAllBytes(), UTF_8);
            call.progress().accept("working");
            return CommandResult.ok(
                JsonNodeFactory.instance.arrayNode().add(1),
                new Line(call.arguments() + input + call.environment() + call.workingDirectory()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    assertEquals(0, runner.run(recorder.request("greet a b")));
    assertEquals("working\n[a, b]typed{OPENCLAW_PROFILE=work}/somewhere\n", recorder.out());
    assertEquals("", recorder.err());
  }

  @Test
  void keepsProgressOutOfTheJson() throws Exception {
    greeting(
        call -> {
          call.progress().accept("working");
          return CommandResult.ok(JsonNodeFactory.instance.numberNode(1));
        });
    assertEquals(0, runner.run(recorder.request("greet --json")));
    assertEquals("1\n", recorder.out());
    assertEquals("working\n", recorder.err());
  }

  @Test
  void writesDocumentsAtOnceAndOnlyAsJson() throws Exception {
    greeting(
        call -> {
          call.document(JsonNodeFactory.instance.numberNode(1));
          return CommandResult.ok(JsonNodeFactory.instance.numberNode(2), new Line("two"));
        });
    assertEquals(0, runner.run(recorder.request("greet")));
    assertEquals("two\n", recorder.out());
    assertEquals(0, runner.run(recorder.request("greet --json")));
    assertEquals("two\n1\n2\n", recorder.out());
  }

  @Test
  void opensOneDialogWhenItIsWantedAndClosesItHoweverTheCommandEnds() throws Exception {
    var seen = new ArrayList<String>();
    Dialogs dialogs =
        (filter, cancel) -> {
          seen.add("open");
          return Optional.of(new TestDialog(seen));
        };
    greeting(
        call -> {
          if (call.arguments().isEmpty()) {
            return CommandResult.ok(JsonNodeFactory.instance.nullNode());
          }
          call.dialog().orElseThrow().line("first");
          call.dialog().orElseThrow().line("second");
          throw new IllegalStateException("broken");
        });
    assertEquals(0, runner.run(recorder.request("greet", dialogs)));
    assertEquals(List.of(), seen);
    assertEquals(1, runner.run(recorder.request("greet ask", dialogs)));
    assertEquals(List.of("open", "first", "second", "close"), seen);
  }

  @Test
  void saysWhyACommandIsNotThereAndFindsItOnceItIs() throws Exception {
    assertEquals(1, runner.run(recorder.request("greet")));
    assertEquals(
        """
        error: openclaw greet is not available: bundle demo 1.0.0 is active, but waits for \
        something it needs
        hint: run `openclaw commands` to see which commands are
        """,
        recorder.err());
    greeting(call -> CommandResult.of(7, JsonNodeFactory.instance.nullNode(), List.of()));
    assertEquals(7, runner.run(recorder.request("greet")));
    bundle.stop();
    var stopped = new Recorder();
    assertEquals(1, runner.run(stopped.request("greet")));
    assertTrue(stopped.err().contains("bundle demo 1.0.0 is not started"), stopped.err());
  }

  @Test
  void asksForTheGatewayWhereACommandNeedsOne() {
    greeting(call -> CommandResult.ok(JsonNodeFactory.instance.nullNode()));
    assertEquals(1, runner(Launch.Purpose.COMMAND).run(recorder.request("greet")));
    assertEquals(
        "error: openclaw greet needs the running gateway\nhint: start it with `openclaw gateway`\n",
        recorder.err());
  }

  @Test
  void turnsAnExceptionIntoOneLine() {
    greeting(
        call -> {
          throw new IllegalStateException("no\nway");
        });
    assertEquals(1, runner.run(recorder.request("greet")));
    assertEquals("", recorder.out());
    assertEquals(
        "error: greet broke off: IllegalStateException: no\\nway",
        recorder.err().lines().findFirst().orElse(""));
    assertFalse(recorder.err().contains("\tat "));
  }

  @Test
  void survivesACommandThatLinksAgainstSomethingMissing() {
    greeting(
        call -> {
          throw new NoClassDefFoundError("com/example/Gone");
        });
    assertEquals(1, runner.run(recorder.request("greet")));
    assertTrue(recorder.err().contains("NoClassDefFoundError: com/example/Gone"));
  }

  @Test
  void cancelsACommandThatWaits() throws Exception {
    var begun = new CountDownLatch(1);
    greeting(
        call -> {
          begun.countDown();
          new CountDownLatch(1).await();
          return CommandResult.ok(JsonNodeFactory.instance.nullNode());
        });
    Running running = runner.start(recorder.request("greet"));
    assertTrue(begun.await(60, TimeUnit.SECONDS));
    running.cancel();
    assertEquals(Running.CANCELLED, running.exit().get(60, TimeUnit.SECONDS));
    assertEquals("error: cancelled\n", recorder.err());
  }

  @Test
  void givesUpACommandThatDoesNotCareForBeingCancelled() throws Exception {
    var begun = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    greeting(
        call -> {
          begun.countDown();
          boolean waiting = true;
          while (waiting) {
            try {
              over.await();
              waiting = false;
            } catch (InterruptedException deaf) {
              assertTrue(call.cancelled());
            }
          }
          return CommandResult.ok(JsonNodeFactory.instance.nullNode());
        });
    Running running = runner.start(recorder.request("greet"));
    assertTrue(begun.await(60, TimeUnit.SECONDS));
    running.cancel();
    assertEquals(Running.CANCELLED, running.exit().get(60, TimeUnit.SECONDS));
    over.countDown();
  }

  @Test
  void refusesACommandThatFindsNoThread() throws Exception {
    var release = new CountDownLatch(1);
    var begun = new CountDownLatch(THREADS);
    greeting(
        call -> {
          begun.countDown();
          release.await();
          return CommandResult.ok(JsonNodeFactory.instance.nullNode());
        });
    List<Running> all =
        Stream.generate(() -> runner.start(new Recorder().request("greet")))
            .limit(THREADS)
            .toList();
    assertTrue(begun.await(60, TimeUnit.SECONDS));
    assertEquals(1, runner.run(recorder.request("greet")));
    assertEquals(
        "error: too many commands are running\nhint: try again in a moment\n", recorder.err());
    release.countDown();
    for (Running each : all) {
      assertEquals(0, each.exit().get(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void letsNoKnownSecretThrough() {
    framework.context().registerService(Redactor.class, new OneSecret(), null);
    greeting(
        call -> {
          call.progress().accept("progress s3cret");
          return new CommandResult(
              1,
              Optional.of(JsonNodeFactory.instance.textNode("data s3cret")),
              List.of(new Line("line s3cret")),
              Optional.of(CommandFailure.of("X", "failure s3cret", "hint s3cret")));
        });
    runner.run(recorder.request("greet"));
    runner.run(recorder.request("greet --json"));
    runner.run(recorder.request("s3cret"));
    String all = recorder.out() + recorder.err();
    assertTrue(all.contains("data [redacted]"), all);
    assertTrue(all.contains("hint: hint [redacted]"), all);
    assertFalse(all.contains("s3cret"), all);
  }

  @Test
  void callsAnotherGatewayOnlyWithExplicitCredentials() {
    var targets = new ArrayList<GatewayTarget>();
    framework.context().registerService(GatewayClients.class, new Clients(targets), null);
    greeting(
        call ->
            CommandResult.ok(
                JsonNodeFactory.instance.booleanNode(call.remote().isPresent()),
                new Line(call.remote().isPresent() ? "remote" : "here")));
    assertEquals(1, runner.run(recorder.request("greet --url ws://127.0.0.1:1")));
    assertEquals(
        """
        error: gateway url override requires explicit credentials
        hint: add --token <token> or --password <password>
        """,
        recorder.err());
    assertEquals(
        0, runner.run(recorder.request("greet --url ws://127.0.0.1:1 --token t --timeout 5")));
    assertEquals(0, runner.run(recorder.request("greet --token t")));
    assertEquals("remote\nhere\n", recorder.out());
    assertEquals(5, targets.get(0).timeout().toMillis());
    assertEquals("t", targets.get(0).token().orElse(""));
  }

  @Test
  void saysWhatIsWrongWithTheAddressOfAnotherGateway() {
    framework.context().registerService(GatewayClients.class, new Clients(new ArrayList<>()), null);
    greeting(call -> CommandResult.ok(JsonNodeFactory.instance.nullNode()));
    assertEquals(1, runner.run(recorder.request("greet --url http://x --token t")));
    assertEquals(
        1, runner.run(recorder.request("greet --url ws://127.0.0.1:1 --token t --timeout soon")));
    assertTrue(recorder.err().contains("has to be ws://host:port"), recorder.err());
    assertTrue(recorder.err().contains("--timeout is a positive number"), recorder.err());
  }

  @Test
  void failsForABareGroupAndSucceedsForItsHelp() throws Exception {
    framework.start("more", "1.0.0", "{\"name\":\"wave twice\",\"summary\":\"Waves\"}");
    assertEquals(1, runner.run(recorder.request("wave")));
    assertEquals(0, runner.run(recorder.request("wave --help")));
    assertTrue(recorder.out().contains("  wave twice  Waves\n"), recorder.out());
    assertEquals("", recorder.err());
  }

  private CommandRunner runner(Launch.Purpose purpose) {
    return new CommandRunner(framework.registry(), pool, filter, remotes, purpose);
  }

  private void greeting(OperatorCommand command) {
    framework.offer(bundle, "greet", command);
  }

  private record OneSecret() implements Redactor {
    @Override
    public String redact(String text) {
      return text.replace("s3cret", "[redacted]");
    }

    @Override
    public void learn(String owner, Collection<SecretValue> values) {
      throw new UnsupportedOperationException();
    }
  }

  private record Clients(List<GatewayTarget> targets) implements GatewayClients {
    @Override
    public RemoteGateway open(GatewayTarget target) {
      targets.add(target);
      return (method, params) -> params;
    }

    @Override
    public RemoteGateway open(GatewayTarget target, ClientMode mode) {
      return open(target);
    }

    @Override
    public RemoteGateway open(GatewayTarget target, List<String> scopes) {
      return open(target);
    }

    @Override
    public Sighting look(GatewayTarget target, List<String> methods) {
      throw new AssertionError("nobody looks at a gateway here");
    }
  }
}
