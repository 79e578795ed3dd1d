package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The questions of {@code secrets configure} at a real terminal. */
@EnabledOnOs(OS.LINUX)
@Tag("proof")
class ConfigureIT {
  private static final String VALUE = "sk-env-value-1f9c7be04d";
  private static final String PLAIN = "sk-plain-value-88d2e6a31b";
  private static final String CTRL_C = "\003";
  private static final String CTRL_D = "\004";
  private static final String ERASE = "\025";
  private static final String ESC = "\033";
  private static final String ENTER = "\r";

  private final Distribution distribution = Distribution.built();

  @TempDir Path folder;
  @TempDir Path outside;

  private State state;
  private PseudoTerminal terminal;
  private String modes;

  @BeforeEach
  void configure() throws Exception {
    state =
        new State(folder)
            .configure(
                """
                // the key of the house
                models: {providers: {openai: {baseUrl: 'http://127.0.0.1:9', models: [], apiKey: '%s'}}}
                """
                    .formatted(PLAIN));
    terminal = PseudoTerminal.open();
    modes = terminal.modes();
  }

  @AfterEach
  void close() throws Exception {
    terminal.close();
  }

  @Test
  void asksNobodyWhereThereIsNoTerminal() throws Exception {
    Map<String, String> before = files();
    for (String[] words :
        new String[][] {
          {"secrets", "configure"},
          {"secrets", "configure", "--json"},
          {"secrets", "configure", "--providers-only", "--skip-provider-setup"}
        }) {
      Outcome refused = distribution.run(folder, Map.of(), words);
      assertEquals(1, refused.exit(), refused.toString());
      assertEquals("", refused.out());
      assertTrue(refused.err().contains("needs a terminal"), refused.err());
    }
    assertEquals(before, files());
  }

  @Test
  void refusesFlagsThatLeaveNothingToAsk() throws Exception {
    Process process = start("xterm", "--providers-only", "--skip-provider-setup");
    assertEquals(1, terminal.exit(process));
    terminal.await("leave nothing to ask");
    assertEquals(modes, terminal.modes());
  }

  @Test
  void walksFromThePlaintextToTheAppliedReference() throws Exception {
    Process process = start("xterm");
    terminal
        .answer("[2 = Continue]: ", ENTER)
        .answer("Number or name [", "openai.apiKey" + ENTER)
        .answer("[1 = env]: ", ENTER)
        .answer("Alias of the provider: default", ENTER)
        .answer("Name of the variable: OPENAI_API_KEY", ENTER)
        .answer("Configure another credential? [Y/n]: ", "n" + ENTER)
        .answer("Apply this plan now? [Y/n]: ", ENTER);
    assertEquals(0, terminal.exit(process), terminal.toString());
    terminal.await("Secrets applied: 1 file updated.");
    assertEquals(modes, terminal.modes());
    String config = Files.readString(state.config());
    assertTrue(
        config.contains("apiKey: {source: 'env', provider: 'default', id: 'OPENAI_API_KEY'}"),
        config);
    assertTrue(config.contains("// the key of the house"), config);
    assertFalse(files().values().stream().anyMatch(text -> text.contains(PLAIN)));
    assertNoSecret(terminal.toString());
  }

  @Test
  void keepsStandardOutputForJsonWhereTheCursorCannotBeMoved() throws Exception {
    Path out = outside.resolve("out.json");
    Process process =
        terminal.start(
            command("dumb", "--json", "--plan-out", outside.resolve("plan.json") + ""), out);
    terminal
        .answer("[2 = Continue]: ", "2" + ENTER)
        .answer("Number or name [", "openai.apiKey" + ENTER)
        .answer("[1 = env]: ", ENTER)
        .answer("Alias of the provider [default]: ", ENTER)
        .answer("Name of the variable [OPENAI_API_KEY]: ", ENTER)
        .answer("Configure another credential? [Y/n]: ", "n" + ENTER)
        .answer("Apply this plan now? [Y/n]: ", ENTER);
    assertEquals(0, terminal.exit(process), terminal.toString());
    assertEquals(modes, terminal.modes());
    assertFalse(terminal.toString().contains(ESC), terminal.toString());
    List<JsonNode> documents;
    try (MappingIterator<JsonNode> all =
        new ObjectMapper().readerFor(JsonNode.class).readValues(out.toFile())) {
      documents = all.readAll();
    }
    assertEquals(2, documents.size(), Files.readString(out));
    assertEquals("dry-run", documents.get(0).at("/preflight/mode").asText());
    assertEquals("write", documents.get(1).path("mode").asText());
    assertEquals(
        documents.get(0).path("plan"),
        new ObjectMapper().readTree(outside.resolve("plan.json").toFile()));
    assertNoSecret(terminal + Files.readString(out));
  }

  @Test
  void leavesEverythingAsItWasWhenThePersonLeaves() throws Exception {
    Map<String, String> before = files();
    Process first = start("xterm");
    terminal.answer("[2 = Continue]: ", CTRL_C);
    assertLeft(first, before);
    for (String key : List.of(CTRL_C, ESC, ERASE + CTRL_D)) {
      Process later = start("xterm", "--skip-provider-setup");
      terminal
          .answer("Number or name [", "openai.apiKey" + ENTER)
          .answer("[1 = env]: ", ENTER)
          .answer("Alias of the provider: default", key);
      assertLeft(later, before);
    }
  }

  @Test
  void leavesWhileAProgramIsAsked() throws Exception {
    Path started = outside.resolve("started");
    Path program = outside.resolve("program");
    Files.writeString(program, "#!/bin/sh\n: > '" + started + "'\nexec sleep 300\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    state.configure(
        "secrets: {providers: {slow: {source: 'exec', command: '%s', timeoutMs: 120000}}}, %s"
            .formatted(program, State.model("openai", "env", "default", "OPENAI_API_KEY")));
    Map<String, String> before = files();
    Process process = start("xterm", "--skip-provider-setup", "--allow-exec");
    terminal
        .answer("Number or name [", "openai.apiKey" + ENTER)
        .answer("[1 = env]: ", "exec" + ENTER)
        .answer("Alias of the provider (there is slow): slow", ENTER)
        .answer("Id that the provider knows it by: ", "a" + ENTER);
    Await.until("the program runs", () -> Files.exists(started));
    terminal.type(CTRL_C);
    assertLeft(process, before);
  }

  @Test
  void restoresTheTerminalWhenItIsStopped() throws Exception {
    Map<String, String> before = files();
    Process process = start("xterm");
    terminal.await("[2 = Continue]: ");
    assertFalse(modes.equals(terminal.modes()), "a question is asked in another mode");
    process.destroy();
    assertFalse(terminal.exit(process) == 0);
    assertEquals(modes, terminal.modes());
    assertEquals(before, files());
  }

  private void assertLeft(Process process, Map<String, String> before) throws Exception {
    assertEquals(1, terminal.exit(process), terminal.toString());
    terminal.await("cancelled; nothing was applied");
    assertEquals(modes, terminal.modes());
    assertEquals(before, files());
  }

  private static void assertNoSecret(String text) {
    for (String secret : List.of(VALUE, PLAIN, State.TOKEN)) {
      assertFalse(text.contains(secret), text);
    }
  }

  private Process start(String type, String... options) throws IOException {
    return terminal.start(command(type, options));
  }

  private ProcessBuilder command(String type, String... options) {
    return process(
        type,
        Stream.concat(Stream.of("secrets", "configure"), Stream.of(options))
            .toArray(String[]::new));
  }

  private ProcessBuilder process(String type, String... words) {
    return distribution.process(folder, Map.of("TERM", type, "OPENAI_API_KEY", VALUE), words);
  }

  /** Every file but locks, byte by byte. */
  private Map<String, String> files() throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(folder.resolve("run")))
          .forEach(file -> files.put(file.toString(), content(file)));
    }
    return files;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
