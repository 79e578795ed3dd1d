package ai.openclaw.core.logs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.ConfiguredGateway;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.config.ConfigCommit;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigProjection;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsCommandTest {
  private static final String LINE =
      "{\"0\":\"{\\\"subsystem\\\":\\\"gateway\\\"}\",\"1\":\"http server listening\","
          + "\"_meta\":{\"name\":\"{\\\"subsystem\\\":\\\"gateway\\\"}\",\"logLevelName\":\"INFO\"},"
          + "\"time\":\"2026-05-01T14:00:00.250+02:00\",\"message\":\"http server listening\"}";

  private static final ConfiguredGateway NO_TARGET =
      (environment, timeout) -> fail("no gateway is to be looked for");

  @TempDir Path temp = Path.of("");
  private Path file = Path.of("");
  private LogTail tail = new LogTail(new TestPlace(file), new TestRedactor());

  @BeforeEach
  void place() throws IOException {
    file = temp.resolve("gateway.log");
    tail = new LogTail(new TestPlace(file), new TestRedactor());
    append(LINE + "\nnot json\n");
  }

  @Test
  void showsLinesAsPeopleReadThem() throws Exception {
    Typed call = Typed.of(Map.of());
    assertEquals(0, inGateway().run(call).exitCode());
    assertEquals(
        List.of(
            "Log file: " + file,
            "2026-05-01T12:00:00.250Z info gateway http server listening",
            "not json"),
        call.out);
    assertEquals(List.of(), call.err);
  }

  @Test
  void showsOneObjectALineToPrograms() throws Exception {
    Typed call = Typed.of(Map.of("json", "", "max-bytes", "1000"));
    append("x".repeat(900) + "\n");
    assertEquals(0, inGateway().run(call).exitCode());
    List<JsonNode> rows = rows(call);
    assertEquals(
        List.of("meta", "raw", "raw", "notice"),
        rows.stream().map(row -> row.path("type").asText()).toList());
    assertEquals(Files.size(file), rows.get(0).path("size").asLong());
    assertEquals(Files.size(file), rows.get(0).path("cursor").asLong());
    assertTrue(rows.get(3).path("message").asText().startsWith("Log tail truncated"));

    Typed whole = Typed.of(Map.of("json", ""));
    inGateway().run(whole);
    JsonNode log = rows(whole).get(1);
    assertEquals("log", log.path("type").asText());
    assertEquals("info", log.path("level").asText());
    assertEquals("gateway", log.path("subsystem").asText());
    assertEquals("http server listening", log.path("message").asText());
    assertEquals("2026-05-01T14:00:00.250+02:00", log.path("time").asText());
    assertEquals(LINE, log.path("raw").asText());
  }

  @Test
  void withoutAGatewayOrAValidConfigurationTheFileIsReadAndThatIsSaid() throws Exception {
    Typed call = Typed.of(Map.of());
    assertEquals(
        0,
        new LogsCommand(false, tail, LogsCommandTest::noClient, NO_TARGET, new Invalid(file))
            .run(call)
            .exitCode());
    assertTrue(call.err.get(0).startsWith("Local Gateway RPC unavailable"), call.err.toString());
    assertTrue(call.out.contains("not json"));
  }

  @Test
  void aGatewayNamedByItsUrlIsNeverReplacedByTheFile() throws Exception {
    Typed call = remote(Map.of(), new Down());
    CommandResult result = inGateway().run(call);
    assertEquals(1, result.exitCode());
    String message = result.failure().orElseThrow().message();
    assertTrue(message.startsWith("Gateway not reachable."), message);
    assertTrue(result.failure().orElseThrow().hints().get(0).contains("openclaw doctor"));
    assertEquals(List.of(), call.out);
  }

  @Test
  void programsLearnOfItAsAnObjectOnStandardError() throws Exception {
    Typed call = remote(Map.of("json", "", "url", "ws://127.0.0.1:1"), new Down());
    assertEquals(1, inGateway().run(call).exitCode());
    JsonNode error = JsonMapper.builder().build().readTree(call.err.get(0));
    assertEquals("error", error.path("type").asText());
    assertTrue(error.path("message").asText().startsWith("Gateway not reachable."));
    assertEquals("refused", error.path("error").asText());
    assertEquals("ws://127.0.0.1:1", error.at("/details/url").asText());
    assertEquals(List.of(), call.out);
  }

  @Test
  void numbersThatAreNoneAreRefused() throws Exception {
    for (String limit : List.of("0", "-1", "5001", "many", "1e3", "99999999999")) {
      CommandResult result = inGateway().run(Typed.of(Map.of("limit", limit)));
      assertEquals("INVALID_USAGE", result.failure().orElseThrow().code(), limit);
    }
  }

  @Test
  void followsThroughARotationUntilTheOperatorLeavesAndThatIsNoFailure() throws Exception {
    Typed call = Typed.of(Map.of("follow", "", "interval", "5"));
    try (var running = new Followed(() -> inGateway().run(call).exitCode())) {
      await(() -> call.out.contains("not json"));
      append("second\n");
      await(() -> call.out.contains("second"));
      append("third\n");
      Files.move(file, temp.resolve("gateway.log.1"));
      append("fourth\n");
      await(() -> call.out.contains("fourth"));
      assertTrue(call.out.contains("third"));
      assertEquals(0, running.interrupt());
    }
  }

  @Test
  void followsThroughARestartOfAGatewayElsewhere() throws Exception {
    var away = new AtomicBoolean();
    RemoteGateway restarting =
        (method, params) -> {
          if (away.get()) {
            throw new RemoteGatewayException("TRANSPORT", "refused");
          }
          try {
            return tail.read(
                    new TailRequest(
                        params.has("cursor")
                            ? OptionalLong.of(params.get("cursor").asLong())
                            : OptionalLong.empty(),
                        params.get("limit").asInt(),
                        params.get("maxBytes").asInt()))
                .json();
          } catch (IOException e) {
            throw new RemoteGatewayException("UNAVAILABLE", "unreadable");
          }
        };
    Typed call = remote(Map.of("follow", "", "interval", "5"), restarting);
    try (var running = new Followed(() -> inGateway().run(call).exitCode())) {
      await(() -> call.out.contains("not json"));
      away.set(true);
      await(() -> !call.err.isEmpty());
      append("while it was away\n");
      away.set(false);
      await(() -> call.out.contains("while it was away"));
      assertEquals(1, call.err.size(), "said once");
      assertEquals(0, running.interrupt());
    }
  }

  private static RemoteGateway noClient(GatewayTarget target) {
    return fail("no gateway is to be called: " + target);
  }

  private LogsCommand inGateway() {
    return new LogsCommand(true, tail, LogsCommandTest::noClient, NO_TARGET, new Invalid(file));
  }

  private static Typed remote(Map<String, String> options, RemoteGateway gateway) {
    return new Typed(options, List.of(), Optional.of(gateway));
  }

  private static List<JsonNode> rows(Typed call) throws IOException {
    var json = JsonMapper.builder().build();
    var rows = new ArrayList<JsonNode>();
    for (String line : call.out) {
      rows.add(json.readTree(line));
    }
    return rows;
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(30);
    while (!condition.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "not within 30 s");
      Pause.of(Duration.ofMillis(2));
    }
  }

  /** A configuration that is not valid. */
  private record Invalid(Path file) implements ConfigWorkshop {
    @Override
    public ConfigSnapshot read() throws ConfigInvalidException {
      throw invalid();
    }

    @Override
    public ConfigProjection project(List<ConfigEdit> edits, String revision)
        throws ConfigInvalidException {
      throw invalid();
    }

    @Override
    public ConfigSnapshot edit(List<ConfigEdit> edits, String revision, ConfigCommit commit)
        throws ConfigInvalidException {
      throw invalid();
    }

    private ConfigInvalidException invalid() {
      return new ConfigInvalidException(
          file, List.of(ConfigIssue.at("CONFIG_INVALID", "gateway", "must be object")));
    }
  }

  /** A gateway that does not answer. */
  private static final class Down implements RemoteGateway {
    @Override
    public JsonNode call(String method, JsonNode params) throws RemoteGatewayException {
      throw new RemoteGatewayException("TRANSPORT", "refused");
    }
  }

  /** A command on a thread that can be interrupted, as Ctrl-C does. */
  private static final class Followed implements AutoCloseable {
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final Future<Integer> exit;

    Followed(Callable<Integer> command) {
      exit = worker.submit(command);
    }

    int interrupt() throws Exception {
      worker.shutdownNow();
      return exit.get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
      worker.shutdownNow();
    }
  }
}
