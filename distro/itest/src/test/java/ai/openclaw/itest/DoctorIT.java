package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor on the unpacked distribution, with and without a gateway. */
@Tag("proof")
class DoctorIT {
  private static final Distribution DISTRIBUTION = Distribution.built();
  private static final String MARKER =
      "models: {providers: {demo: {baseUrl: 'http://127.0.0.1:9', models: [],"
          + " apiKey: 'secretref-env:DEMO_VALUE'}}}";
  private static final Map<String, String> ENVIRONMENT = Map.of("DEMO_VALUE", "hunter2hunter2");

  @TempDir Path folder;

  @BeforeEach
  void close() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    return DISTRIBUTION.run(folder, ENVIRONMENT, arguments);
  }

  @Test
  void theStartNamesTheDoctorWhoMendsTheConfigurationSoThatItStarts() throws Exception {
    var state = new State(folder).configure(MARKER);
    try (var refused = RunningGateway.launch(DISTRIBUTION, folder, ENVIRONMENT)) {
      assertEquals(1, refused.awaitExit(), refused.output());
      assertTrue(refused.output().contains("openclaw doctor --fix"), refused.output());
    }
    String before = Files.readString(state.config());

    Outcome fixed = run("doctor", "--fix", "--json");

    assertEquals(0, fixed.exit(), fixed.toString());
    assertTrue(fixed.json().at("/fix/applied").asBoolean(), fixed.out());
    assertEquals(
        before.replace(
            "'secretref-env:DEMO_VALUE'", "{source: 'env', provider: 'default', id: 'DEMO_VALUE'}"),
        Files.readString(state.config()));
    assertFalse(run("doctor", "--fix", "--json").json().at("/fix/applied").asBoolean());
    try (var gateway = RunningGateway.start(DISTRIBUTION, folder, ENVIRONMENT)) {
      assertTrue(gateway.get("/healthz").startsWith("200 "), gateway.output());
    }
    assertEquals(0, run("doctor", "--undo").exit());
    assertEquals(before, Files.readString(state.config()));
  }

  @Test
  void mendsUnderAGatewayThatServesTheLastGoodConfiguration() throws Exception {
    var state = new State(folder).configure("cron: {}");
    try (var gateway = RunningGateway.start(DISTRIBUTION, folder, ENVIRONMENT)) {
      state.configure(MARKER);
      Await.until(
          "the change is refused",
          () -> Files.readString(state.log()).contains("openclaw doctor --fix"));
      Outcome looked = run("doctor");
      assertEquals(1, looked.exit(), looked.toString());
      assertTrue(looked.out().contains("models.providers.demo.apiKey"), looked.out());

      Outcome fixed = run("doctor", "--fix");

      assertEquals(0, fixed.exit(), fixed.toString());
      assertFalse(fixed.out().contains(State.TOKEN), fixed.out());
      Await.until(
          "the mended configuration is taken over",
          () -> Files.readString(state.log()).contains("config hot reload applied"));
      assertTrue(gateway.get("/healthz").startsWith("200 "), gateway.output());
    }
  }

  @Test
  void withoutAGatewayAReferenceMistakeIsRefusedOnceAndInTheSameWords() throws Exception {
    var state = new State(folder).configure("cron: {}");
    Outcome set =
        run("config", "set", "cron.webhookToken", "{source: 'env', provider: 'Bad', id: 'A'}");
    assertEquals(1, set.exit(), set.toString());
    assertTrue(set.err().contains("cron.webhookToken.provider"), set.err());
    Distribution.write(
        state.config(), "{cron: {webhookToken: {source: 'env', provider: 'Bad', id: 'A'}}}");
    Outcome validated = run("config", "validate", "--json");
    assertEquals(1, validated.exit());
    assertEquals(1, validated.json().path("issues").size(), validated.out());
  }

  @Test
  void aReferenceCanBeSetByOptionsAndTriedBefore() throws Exception {
    var state = new State(folder).configure("cron: {}");
    String before = Files.readString(state.config());
    Outcome missing =
        run(
            "config",
            "set",
            "cron.webhookToken",
            "--ref-source",
            "env",
            "--ref-id",
            "NOBODY_SET",
            "--dry-run",
            "--json");
    assertEquals(1, missing.exit(), missing.toString());
    assertEquals("resolvability", missing.json().at("/errors/0/kind").asText(), missing.out());
    assertEquals("builder", missing.json().at("/inputModes/0").asText());
    assertEquals(before, Files.readString(state.config()));
    List<String> set =
        List.of("config", "set", "cron.webhookToken", "--ref-source", "env", "--ref-id");
    Outcome tried =
        run(
            Stream.concat(set.stream(), Stream.of("DEMO_VALUE", "--dry-run", "--json"))
                .toArray(String[]::new));
    assertEquals(0, tried.exit(), tried.toString());
    assertEquals(1, tried.json().path("refsChecked").asInt());
    assertFalse(tried.out().contains("hunter2"), tried.out());
    assertEquals(
        0, run(Stream.concat(set.stream(), Stream.of("DEMO_VALUE")).toArray(String[]::new)).exit());
    assertTrue(Files.readString(state.config()).contains("DEMO_VALUE"));
  }

  @Test
  void noFileRecordsWhatWasTyped() throws Exception {
    var state = new State(folder);
    Distribution.write(
        state.config(),
        "{gateway: {mode: 'local', auth: {token: '%s'}}, logging: {file: '%s', level: 'trace'}}"
            .formatted(State.TOKEN, state.log()));
    String canary = "typed-canary-5d1c";
    List<String[]> typed =
        List.of(
            new String[] {"config", "set", "nobody.knows.this", canary},
            new String[] {"config", "set", "gateway.auth.mode", canary},
            new String[] {"doctor", canary},
            new String[] {"no-such-command", canary},
            new String[] {"secrets", "apply", "--from", canary});
    for (String[] arguments : typed) {
      assertTrue(run(arguments).exit() != 0);
    }
    try (var gateway = RunningGateway.start(DISTRIBUTION, folder, ENVIRONMENT)) {
      for (String[] arguments : typed) {
        assertTrue(run(arguments).exit() != 0);
      }
      assertFalse(gateway.output().contains(canary), gateway.output());
    }
    assertTrue(Files.size(state.log()) > 0);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(content.contains(canary), file.toString());
      }
    }
  }
}
