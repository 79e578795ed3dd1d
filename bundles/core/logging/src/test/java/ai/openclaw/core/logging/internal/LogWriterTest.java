package ai.openclaw.core.logging.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.logging.LogLevel;
import ai.openclaw.core.logging.internal.LogWriter.Outputs;
import ai.openclaw.core.slf4j.LogHub;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

class LogWriterTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path temp = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Clock clock = Clock.system(ZoneId.systemDefault());
  private final Redaction redaction = new Redaction();
  private final LogHub hub = new LogHub(System.err);
  private final Logger log = hub.getLogger("ai.openclaw.core.gateway.internal.Port");
  private final JsonLines json = new JsonLines(clock.getZone());
  private final LogWriter writer =
      new LogWriter(
          redaction,
          new Console(new PrintStream(out, true, UTF_8), json),
          json,
          Workers.bounded("test-log", 1, 1),
          clock,
          settings("{}"));

  @BeforeEach
  void attach() {
    hub.attach(writer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pretty", "compact", "json"})
  void noEncodingOfAKnownValueReachesAnySink(String style) throws Exception {
    for (String canary : Canary.VALUES) {
      redaction.learn("test", List.of(SecretValue.of(canary)));
    }
    redaction.patterns(Optional.empty());
    LogSettings settings = settings("{\"level\":\"trace\",\"consoleStyle\":\"" + style + "\"}");
    writer.outputs(new Outputs(settings, file("all.log")));
    for (String canary : Canary.VALUES) {
      for (String form : Canary.encodings(canary)) {
        log.info("message {}", form);
        log.error("thrown", new IllegalStateException(form, new IllegalArgumentException(form)));
      }
    }
    writer.close();
    String sinks = out.toString(UTF_8) + Files.readString(temp.resolve("all.log"));
    assertTrue(sinks.contains("[redacted]") && sinks.contains("Caused by"));
    for (String canary : Canary.VALUES) {
      for (String form : Canary.encodings(canary)) {
        assertFalse(Canary.shows(sinks, form), form);
      }
    }
  }

  @Test
  void showsTheLineFormOfTheReference() {
    log.info("http server listening");
    writer.close();
    assertTrue(
        out.toString(UTF_8)
            .matches(
                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d\\d:\\d\\d \\[gateway]"
                    + " http server listening\\R"),
        out.toString(UTF_8));
  }

  @Test
  void replaysEarlyEventsIntoTheFileInTheRecordedForm() throws Exception {
    log.info("early");
    writer.outputs(new Outputs(settings("{}"), file("a.log")));
    log.warn("late", new IllegalStateException("why"));
    writer.close();
    List<String> lines = Files.readAllLines(temp.resolve("a.log"));
    assertEquals(2, lines.size());
    JsonNode early = JSON.readTree(lines.get(0));
    assertEquals("{\"subsystem\":\"gateway\"}", early.get("0").asText());
    assertEquals("early", early.get("1").asText());
    assertEquals("early", early.get("message").asText());
    assertEquals(3, early.at("/_meta/logLevelId").asInt());
    assertEquals("INFO", early.at("/_meta/logLevelName").asText());
    assertTrue(early.has("time") && early.has("hostname"));
    JsonNode late = JSON.readTree(lines.get(1));
    assertTrue(late.get("message").asText().endsWith("why"));
    assertTrue(late.get("stack").asText().contains("at ai.openclaw"));
    assertFalse(out.toString(UTF_8).contains("at ai.openclaw"), "no stack trace on the console");
  }

  @Test
  void oneLoggerMayBeLouderThanTheConfigurationInFileAndConsole() throws Exception {
    var levels = new RuntimeLevels();
    LogSettings settings = settings("{\"level\":\"warn\"}");
    levels.set("gateway", LogLevel.DEBUG, Optional.empty());
    hub.thresholds(
        settings.threshold(),
        logger -> levels.table().of(logger).stream().mapToInt(LogLevel::threshold).findFirst());
    writer.outputs(new Outputs(settings, file("a.log"), levels.table()));
    log.debug("loud");
    hub.getLogger("ai.openclaw.core.secrets.internal.Pass").info("quiet");
    writer.close();
    levels.close();
    String lines = Files.readString(temp.resolve("a.log"));
    assertTrue(lines.contains("loud") && out.toString(UTF_8).contains("loud"));
    assertFalse(lines.contains("quiet") || out.toString(UTF_8).contains("quiet"));
  }

  @Test
  void changesLevelsLive() {
    log.debug("one");
    LogSettings debug = settings("{\"level\":\"debug\",\"consoleLevel\":\"debug\"}");
    hub.threshold(debug.threshold());
    writer.outputs(new Outputs(debug, Optional.empty()));
    log.debug("two");
    LogSettings silent = settings("{\"level\":\"silent\"}");
    hub.threshold(silent.threshold());
    log.error("three");
    writer.close();
    String console = out.toString(UTF_8);
    assertFalse(console.contains("one") || console.contains("three"), console);
    assertTrue(console.contains("two"), console);
  }

  @Test
  void goesOnWithTheConsoleWhenTheFileCannotBeWritten() throws Exception {
    Files.writeString(temp.resolve("blocked"), "");
    writer.outputs(
        new Outputs(
            settings("{}"),
            Optional.of(
                new LogFile(
                    Optional.of(temp.resolve("blocked/a.log")), temp, 1000, clock, writer::tell))));
    log.info("first");
    log.info("second");
    writer.close();
    String console = out.toString(UTF_8);
    assertTrue(console.contains("first") && console.contains("second"), console);
    assertEquals(2, console.split("cannot be written", -1).length, console);
  }

  @Test
  void losesNothingThatWasAcceptedBeforeItCloses() throws Exception {
    writer.outputs(new Outputs(settings("{}"), file("a.log")));
    for (int i = 0; i < 5000; i++) {
      log.info("event {}", i);
    }
    writer.close();
    assertEquals(5000, Files.readAllLines(temp.resolve("a.log")).size());
  }

  @Test
  void readsTheSettings() {
    LogSettings settings =
        settings(
            "{\"level\":\"warn\",\"file\":\"~/x.log\",\"maxFileBytes\":5,"
                + "\"redactPatterns\":[\"/abc/i\",\"(\"]}");
    assertEquals(LogLevel.WARN, settings.fileLevel());
    assertEquals(LogLevel.WARN, settings.consoleLevel());
    assertEquals(5, settings.maxFileBytes());
    assertEquals(Optional.of(Path.of(System.getProperty("user.home"), "x.log")), settings.file());
    assertEquals(1, settings.patterns().orElseThrow().size());
    assertEquals(1, settings.complaints().size());
    assertTrue(settings("{\"redactSensitive\":\"off\"}").patterns().isEmpty());
    LogSettings verbose = LogSettings.of(node("{}"), Optional.empty(), true);
    assertEquals(LogLevel.DEBUG, verbose.consoleLevel());
    assertEquals(LogLevel.INFO, verbose.fileLevel());
    LogSettings forced = LogSettings.of(node("{\"level\":\"error\"}"), Optional.of("trace"), false);
    assertEquals(LogLevel.TRACE, forced.fileLevel());
    assertEquals(LogLevel.WARN, settings("{}").forCommand(false).consoleLevel());
    assertEquals(LogLevel.SILENT, settings("{}").forCommand(false).fileLevel());
  }

  @Test
  void namesSubsystems() {
    assertEquals("gateway", Subsystem.of("ai.openclaw.core.gateway.internal.Port"));
    assertEquals("env", Subsystem.of("ai.openclaw.secrets.env.internal.EnvProvider"));
    assertEquals("jetty", Subsystem.of("org.eclipse.jetty.server.Server"));
    assertEquals("gateway/channels", Subsystem.of("gateway/channels"));
  }

  private Optional<LogFile> file(String name) {
    return Optional.of(
        new LogFile(Optional.of(temp.resolve(name)), temp, Long.MAX_VALUE, clock, writer::tell));
  }

  private static LogSettings settings(String section) {
    return LogSettings.of(node(section), Optional.empty(), false);
  }

  private static JsonNode node(String text) {
    try {
      return JSON.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
