package ai.openclaw.core.shell.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.shell.internal.TestFramework;
import ai.openclaw.core.shell.internal.control.TestClient.Answer;
import ai.openclaw.core.shell.internal.run.CommandRunner;
import ai.openclaw.core.shell.internal.run.OutputFilter;
import ai.openclaw.core.shell.internal.run.RemoteAccess;
import ai.openclaw.core.shell.internal.run.RunningCall;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

@Timeout(180)
class ControlServerTest {
  private Path folder;
  private final ExecutorService pool = Workers.bounded("test-command", 128, 0);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private TestFramework framework;
  private Bundle bundle;
  private CommandRunner runner;
  private ControlServer server;

  @BeforeEach
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    framework = new TestFramework(folder);
    bundle =
        framework.start(
            "demo",
            "1.0.0",
            "{\"name\":\"echo\",\"arguments\":[{\"name\":\"word\",\"repeat\":true}]}",
            "{\"name\":\"wait\"}",
            "{\"name\":\"pour\"}",
            "{\"name\":\"width\"}");
    framework.offer(bundle, "echo", ControlServerTest::echo);
    framework.offer(bundle, "wait", this::await);
    framework.offer(bundle, "pour", ControlServerTest::pour);
    var filter = new OutputFilter(framework.context());
    var remotes = new RemoteAccess(framework.context());
    runner = new CommandRunner(framework.registry(), pool, filter, remotes, Launch.Purpose.GATEWAY);
    server = open(folder);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    pool.shutdownNow();
    framework.stop();
  }

  @Test
  void carriesACommandItsInputAndItsResult() throws Exception {
    try (var client = client()) {
      client.type("echo", "a", "ü");
      client.send(TestClient.frame('I', "in"));
      client.send(TestClient.frame('I', "put"));
      client.send(TestClient.frame('I', ""));
      assertEquals(
          new Answer("[a, ü] input {OPENCLAW_PROFILE=a=b} /somewhere\n", "", Optional.of(0)),
          client.answer());
    }
  }

  @Test
  void saysThatItHasUnderstoodBeforeACommandSaysAnything() throws Exception {
    try (var client = client()) {
      client.type("echo", "a");
      assertEquals('A', (char) client.next().orElseThrow().type());
    }
  }

  @Test
  void doesNotCareWhereFramesAreCut() throws Exception {
    try (var client = client()) {
      client.sendByteByByte(TestClient.frame('R', TestClient.request("1", "none", "echo", "a")));
      client.sendByteByByte(TestClient.frame('I', "in"));
      client.sendByteByByte(TestClient.frame('?', "of another version"));
      client.sendByteByByte(TestClient.frame('I', ""));
      assertEquals("[a] in {OPENCLAW_PROFILE=a=b} /somewhere\n", client.answer().out());
    }
  }

  @Test
  void answersAMistakeOnStandardErrorWithItsExitCode() throws Exception {
    try (var client = client()) {
      client.type("ecko");
      Answer answer = client.answer();
      assertEquals("", answer.out());
      assertTrue(answer.err().contains("hint: did you mean `openclaw echo`?"), answer.err());
      assertEquals(Optional.of(1), answer.exit());
    }
  }

  @Test
  void refusesWhatIsNotTheProtocol() throws Exception {
    byte[] request = TestClient.request("1", "none", "echo");
    byte[] manyWords = request.clone();
    int count = request.length - 4 - 4 - 20 - 4 - 7 - 4 - 4 - 4;
    Arrays.fill(manyWords, count, count + 4, (byte) 0x7f);
    String[] expected = {
      "error: this gateway speaks version 1",
      "error: the first frame is the request",
      "error: a frame has at most 1048576 bytes",
      "error: a frame has at most 1048576 bytes",
      "error: the request is incomplete or malformed",
      "error: the request is incomplete or malformed",
      "error: the terminal is none or <columns>x<rows>"
    };
    byte[][] sent = {
      TestClient.frame('R', TestClient.request("2", "none", "echo")),
      TestClient.frame('I', "early"),
      {'R', 0, 16, 0, 1},
      {'R', -1, -1, -1, -1},
      TestClient.frame('R', Arrays.copyOf(request, request.length - 1)),
      TestClient.frame('R', manyWords),
      TestClient.frame('R', TestClient.request("1", "wide", "echo"))
    };
    for (int i = 0; i < sent.length; i++) {
      try (var client = client()) {
        client.send(sent[i]);
        Answer answer = client.answer();
        assertTrue(answer.err().startsWith(expected[i]), i + ": " + answer.err());
        assertEquals(Optional.of(1), answer.exit());
      }
    }
  }

  @Test
  void refusesAnOversizedFrameWhileACommandRunsAndCancelsIt() throws Exception {
    try (var client = client()) {
      client.type("wait");
      assertTrue(begun.await(60, TimeUnit.SECONDS));
      client.send(new byte[] {'I', 0x7f, 0, 0, 0});
      Answer answer = client.answer();
      assertEquals(Optional.of(1), answer.exit());
      assertTrue(answer.err().startsWith("error: a frame has at most"), answer.err());
      assertTrue(interrupted.await(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void cancelsACommandOnASignal() throws Exception {
    try (var client = client()) {
      client.type("wait");
      assertTrue(begun.await(60, TimeUnit.SECONDS));
      client.send(TestClient.frame('S', "TERM"));
      client.send(TestClient.frame('S', "INT"));
      assertEquals(new Answer("", "error: cancelled\n", Optional.of(130)), client.answer());
    }
  }

  @Test
  void cancelsTheCommandOfAClientThatVanishes() throws Exception {
    try (var client = client()) {
      client.type("wait");
      assertTrue(begun.await(60, TimeUnit.SECONDS));
    }
    assertTrue(interrupted.await(60, TimeUnit.SECONDS));
  }

  @Test
  void cancelsCommandsWhenItCloses() throws Exception {
    try (var client = client()) {
      client.type("wait");
      assertTrue(begun.await(60, TimeUnit.SECONDS));
      server.close();
      assertTrue(interrupted.await(60, TimeUnit.SECONDS));
      assertFalse(Files.exists(server.socket()));
    }
  }

  @Test
  void carriesMoreOutputThanAnyBufferHolds() throws Exception {
    try (var client = client()) {
      client.type("pour");
      Answer answer = client.answer();
      assertEquals(4_000_001, answer.out().length());
      assertEquals(Optional.of(0), answer.exit());
    }
  }

  @Test
  void servesOthersWhileAClientDoesNotRead() throws Exception {
    try (var stalled = client();
        var other = client()) {
      stalled.type("pour");
      assertTrue(stalled.next().isPresent());
      other.type("echo");
      other.send(TestClient.frame('I', ""));
      assertEquals(Optional.of(0), other.answer().exit());
      assertEquals(Optional.of(0), stalled.answer().exit());
    }
  }

  @Test
  void keepsServingAfterManyInputBytesThatNobodyReads() throws Exception {
    try (var client = client()) {
      client.type("wait");
      assertTrue(begun.await(60, TimeUnit.SECONDS));
      byte[] full = TestClient.frame('I', new byte[Frame.MOST]);
      for (int sent = 0; sent <= InputPipe.MOST_UNREAD + Frame.MOST; sent += Frame.MOST) {
        client.send(full);
      }
      client.send(TestClient.frame('S', "INT"));
      assertEquals(Optional.of(130), client.answer().exit());
    }
  }

  @Test
  void refusesTheSixtyFifthClientAndServesItLater() throws Exception {
    var clients = new ArrayList<TestClient>();
    try {
      for (int i = 0; i < ControlServer.MOST_CLIENTS; i++) {
        clients.add(client());
        clients.get(i).type("echo");
      }
      try (var oneMore = client()) {
        Answer answer = oneMore.answer();
        assertEquals(
            new Answer(
                "", "error: the gateway is serving 64 commands; try again\n", Optional.of(1)),
            answer);
      }
      for (TestClient client : clients) {
        client.send(TestClient.frame('I', ""));
        assertEquals(Optional.of(0), client.answer().exit());
      }
    } finally {
      for (TestClient client : clients) {
        client.close();
      }
    }
    Optional<Integer> exit = Optional.empty();
    for (int attempt = 0; attempt < 1000 && !exit.equals(Optional.of(0)); attempt++) {
      try (var client = client()) {
        client.type("echo");
        client.send(TestClient.frame('I', ""));
        exit = client.answer().exit();
      } catch (IOException refused) {
        exit = Optional.empty();
      }
    }
    assertEquals(Optional.of(0), exit);
  }

  @Test
  void tellsTheCommandTheSizeOfTheTerminal() throws Exception {
    var widths = new LinkedBlockingQueue<Integer>();
    framework.offer(
        bundle,
        "width",
        call -> {
          var size = ((RunningCall) call).request().terminal().orElseThrow();
          size.onChange(now -> widths.add(now.columns()));
          widths.add(size.now().columns());
          new CountDownLatch(1).await();
          return CommandResult.ok(JsonNodeFactory.instance.nullNode());
        });
    try (var client = client()) {
      client.send(TestClient.frame('R', TestClient.request("1", "120x40", "width")));
      assertEquals(120, widths.poll(10, TimeUnit.SECONDS));
      client.send(TestClient.frame('W', "0x0"));
      client.send(TestClient.frame('W', "90x30"));
      assertEquals(90, widths.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void isClosedToOthersAndReplacesWhatACrashLeft() throws Exception {
    Path socket = server.socket();
    assertEquals(folder.resolve("run").resolve("control.sock"), socket);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
    Path run = folder.resolve("run");
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(run)));
    server.close();
    Files.createFile(socket);
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxrwxrwx"));
    server = open(folder);
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(run)));
    answersTo(server.socket());
  }

  @Test
  void liesInTheTemporaryFolderWhenItsPathIsTooLong() throws Exception {
    Path deep = folder.resolve("d".repeat(60)).resolve("e".repeat(60));
    try (var far = open(deep)) {
      String name = far.socket().toString();
      assertTrue(name.matches(".*/control-[0-9a-f]{8}\\.sock"), name);
      Path parent = Objects.requireNonNull(far.socket().getParent());
      assertTrue(parent.toString().matches(".*/openclaw-[0-9]+"), parent.toString());
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)));
      answersTo(far.socket());
    }
  }

  @Test
  void doesNotUseAFolderThatIsALink() throws Exception {
    Path deep = folder.resolve("d".repeat(60)).resolve("e".repeat(60));
    Path parent;
    try (var far = open(deep)) {
      parent = Objects.requireNonNull(far.socket().getParent());
    }
    Files.move(parent, folder.resolve("elsewhere"));
    Files.createSymbolicLink(parent, folder.resolve("elsewhere"));
    var refused = assertThrows(IOException.class, () -> open(deep));
    assertTrue(refused.toString().contains("is not a folder of this user"));
  }

  private ControlServer open(Path state) throws IOException {
    return ControlServer.open(state, state.resolve("run"), folder, runner);
  }

  private TestClient client() throws IOException {
    return new TestClient(server.socket());
  }

  private static void answersTo(Path socket) throws IOException {
    try (var client = new TestClient(socket)) {
      client.type("echo");
      client.send(TestClient.frame('I', ""));
      assertEquals(Optional.of(0), client.answer().exit());
    }
  }

  private static CommandResult echo(CommandCall call) {
    try {
      String input = new String(call.input().readAllBytes(), UTF_8);
      return CommandResult.ok(
          JsonNodeFactory.instance.nullNode(),
          new Line(
              call.arguments()
                  + " "
                  + input
                  + " "
                  + call.environment()
                  + " "
                  + call.workingDirectory()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static CommandResult pour(CommandCall call) {
    return CommandResult.ok(JsonNodeFactory.instance.nullNode(), new Line("x".repeat(4_000_000)));
  }
}
