package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration as people write them, with values from the environment, files and programs. */
class SecretsIT {
  private static final String FROM_ENV = "env-value-7f3a91c2d4";
  private static final String FROM_FILE = "file-value-b8e05d6611";
  private static final String FROM_EXEC = "exec-value-0c94aa72fe";
  private static final String ROTATED = "file-value-rotated-55";

  private final Distribution distribution = Distribution.built();

  @TempDir Path folder;
  @TempDir Path outside;

  private State state;

  @BeforeEach
  void configure() throws Exception {
    state = new State(folder);
    Distribution.write(
        state.config(),
        """
        // the gateway at home
        {
          gateway: {mode: "local", auth: {token: "${HOUSE_TOKEN}"}}, /* loopback */
          logging: {file: '%s', level: "debug"},
          "models": {$include: "./models.json5"},
          secrets: {$include: ["secrets/providers.json5"]},
        }
        """
            .formatted(state.log()));
    Distribution.write(
        folder.resolve("models.json5"),
        """
        {providers: {
          one: %s, // from the shell
          two: %s,
          three: %s,
        }}
        """
            .formatted(
                State.modelProvider("env", "default", "SECRETS_ONE"),
                State.modelProvider("file", "vault", "/models/two"),
                State.modelProvider("exec", "helper", "three")));
    Distribution.write(
        folder.resolve("secrets/providers.json5"),
        "{providers: {vault: {source: 'file', path: '%s'}, helper: {source: 'exec', command: '%s'}}}"
            .formatted(vault(), helper()));
    vault(FROM_FILE);
    helper(
        "cat >/dev/null; echo '{\"protocolVersion\":1,\"values\":{\"three\":\"%s\"}}'"
            .formatted(FROM_EXEC));
  }

  @Test
  void resolvesEnvFileAndExecThroughIncludesAndLeaksNothing() throws Exception {
    String output;
    var commands = new StringBuilder();
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      assertEquals(FROM_ENV, client.modelKey("one"));
      assertEquals(FROM_FILE, client.modelKey("two"));
      assertEquals(FROM_EXEC, client.modelKey("three"));
      for (String[] words :
          new String[][] {
            {"secrets", "status"},
            {"secrets", "providers"},
            {"secrets", "reload"},
            {"gateway", "status"},
            {"config", "get", "models"},
            {"config", "validate"},
            {"plugins", "list"}
          }) {
        commands.append(run(words));
        commands.append(
            run(Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new)));
      }
      output = gateway.output();
    }
    for (String value : List.of(FROM_ENV, FROM_FILE, FROM_EXEC)) {
      assertFalse(output.contains(value), output);
      assertFalse(commands.toString().contains(value), commands::toString);
      assertEquals(List.of(), filesWith(value));
    }
    assertFalse(output.contains(State.TOKEN), output);
  }

  @Test
  void picksUpARotatedFileAndKeepsTheOldValueWhenTheNextReloadFails() throws Exception {
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      vault(ROTATED);
      Outcome reloaded = run("secrets", "reload", "--json");
      assertEquals(0, reloaded.exit(), reloaded.err());
      assertEquals("{\"ok\":true,\"warningCount\":0}", reloaded.json().toString());
      assertEquals(ROTATED, client.modelKey("two"));

      Files.writeString(vault(), "{\"models\": {}}");
      Outcome failed = run("secrets", "reload", "--json");
      assertEquals(1, failed.exit(), failed.out());
      assertTrue(failed.err().contains("models.providers.two.apiKey"), failed.toString());
      assertFalse(failed.toString().contains(ROTATED), failed.toString());
      assertEquals(ROTATED, client.modelKey("two"));
      JsonNode status = run("secrets", "status", "--json").json();
      assertEquals("models.providers.two", stale(status), status.toString());
      assertFalse(status.path("degraded").isMissingNode(), status.toString());

      vault(FROM_FILE);
      assertEquals(0, run("secrets", "reload").exit());
      assertEquals(FROM_FILE, client.modelKey("two"));
      assertEquals("", stale(run("secrets", "status", "--json").json()));
      assertEquals("", client.ended());
    }
  }

  @Test
  void namesSourceAndBundleOfEveryProvider() throws Exception {
    try (var gateway = start()) {
      JsonNode providers = run("secrets", "providers", "--json").json();
      assertEquals("helper", providers.path("providers").path(0).path("alias").asText());
      assertEquals(
          "ai.openclaw.secrets.file",
          providers.path("providers").path(1).path("bundle").asText(),
          gateway.output());
      for (String source : List.of("env", "exec", "file")) {
        assertTrue(
            providers.path("sources").findValuesAsText("source").contains(source),
            providers.toString());
      }
    }
  }

  @Test
  void refusesTheStartWithoutTheVariable() throws Exception {
    Outcome refused =
        distribution.run(folder, Map.of("HOUSE_TOKEN", State.TOKEN), "gateway", "--port", "0");
    assertRefused(refused, "models.providers.one.apiKey", "env", "default", "SECRETS_ONE");
  }

  @Test
  void refusesTheStartWhenOthersMayReadTheSecretFile() throws Exception {
    Files.setPosixFilePermissions(vault(), PosixFilePermissions.fromString("rw-r--r--"));
    assertRefused(
        gateway(), "models.providers.two.apiKey", "file", "vault", vault().toString(), "chmod");
  }

  @Test
  void refusesTheStartWhenTheCommandIsALink() throws Exception {
    Path real = Files.move(helper(), helper().resolveSibling("real"));
    Files.createSymbolicLink(helper(), real);
    assertRefused(
        gateway(), "models.providers.three.apiKey", "exec", "helper", "allowSymlinkCommand");
  }

  @Test
  void refusesTheStartWhenTheProgramMisbehaves() throws Exception {
    String settings =
        "{providers: {vault: {source: 'file', path: '%s'}, helper: {source: 'exec',"
            + " command: '%s', timeoutMs: 1500, maxOutputBytes: 2000}}}";
    Distribution.write(
        folder.resolve("secrets/providers.json5"), settings.formatted(vault(), helper()));
    String[][] cases = {
      {"PROVIDER_TIMEOUT|PROVIDER_NO_OUTPUT", "while :; do read -r x; done"},
      {"PROVIDER_OUTPUT_TOO_LARGE", "while :; do echo " + FROM_EXEC + "; done"},
      {"PROVIDER_EXIT_CODE", "echo " + FROM_EXEC + " >&2; exit 3"},
      {"PROVIDER_OUTPUT_NOT_JSON", "echo " + FROM_EXEC},
      {
        "SECRET_NOT_FOUND",
        "echo '{\"protocolVersion\":1,\"values\":{\"other\":\"" + FROM_EXEC + "\"}}'"
      }
    };
    for (String[] each : cases) {
      helper(each[1]);
      Outcome refused = gateway();
      assertRefused(refused, "models.providers.three.apiKey", "exec", "helper", "three");
      assertTrue(
          Stream.of(each[0].split("\\|", -1)).anyMatch(refused.err()::contains),
          each[0] + " expected in " + refused.err());
    }
  }

  @Test
  void refusesReferencesThatCannotBeMeant() throws Exception {
    String[][] cases = {
      {State.modelProvider("file", "nowhere", "/a"), "nowhere"},
      {State.modelProvider("file", "vault", "no-pointer"), "models.providers.one.apiKey"},
      {State.modelProvider("env", "default", "lower-case"), "models.providers.one.apiKey"},
      {State.modelProvider("exec", "helper", "../up"), "models.providers.one.apiKey"},
      {State.modelProvider("exec", "vault", "three"), "vault"},
    };
    for (String[] each : cases) {
      Distribution.write(
          folder.resolve("models.json5"), "{providers: {one: %s}}".formatted(each[0]));
      Outcome refused = gateway();
      assertEquals(1, refused.exit(), refused.err());
      assertTrue(refused.err().contains(each[1]), each[1] + " expected in " + refused.err());
      assertFalse(refused.err().contains("\tat "), refused.err());
    }
  }

  @Test
  void refusesIncludesThatTurnInACircleOrLeaveTheFolder() throws Exception {
    Distribution.write(folder.resolve("models.json5"), "{$include: './again.json5'}");
    Distribution.write(folder.resolve("again.json5"), "{$include: './models.json5'}");
    Outcome circle = gateway();
    assertEquals(1, circle.exit(), circle.err());
    assertTrue(circle.err().contains("models.json5"), circle.err());
    assertTrue(circle.err().toLowerCase(Locale.ROOT).contains("circular"), circle.err());

    Path elsewhere = Distribution.write(outside.resolve("models.json5"), "{providers: {}}");
    for (String escape :
        List.of(elsewhere.toString(), folder.relativize(elsewhere).toString(), "link.json5")) {
      Files.deleteIfExists(folder.resolve("link.json5"));
      Files.createSymbolicLink(folder.resolve("link.json5"), elsewhere);
      Distribution.write(folder.resolve("models.json5"), "{$include: '%s'}".formatted(escape));
      Outcome refused = gateway();
      assertEquals(1, refused.exit(), escape + ": " + refused.err());
      assertTrue(refused.err().contains("nclude"), refused.err());
    }
  }

  private static void assertRefused(Outcome refused, String... parts) {
    assertEquals(1, refused.exit(), refused.toString());
    for (String part : parts) {
      assertTrue(refused.err().contains(part), part + " is missing in: " + refused.err());
    }
    assertTrue(refused.err().contains("remedy:"), refused.err());
    assertEquals(1, refused.err().split("Startup failed", -1).length - 1, "once: " + refused.err());
    for (String value : List.of(FROM_ENV, FROM_FILE, FROM_EXEC, State.TOKEN)) {
      assertFalse(refused.toString().contains(value), refused.toString());
    }
    assertFalse(refused.err().contains("\tat "), refused.err());
  }

  private static String stale(JsonNode status) {
    for (JsonNode owner : status.path("owners")) {
      if (owner.path("condition").asText().equals("stale")) {
        return owner.path("owner").asText();
      }
    }
    return "";
  }

  private static Map<String, String> environment() {
    return Map.of("HOUSE_TOKEN", State.TOKEN, "SECRETS_ONE", FROM_ENV);
  }

  private RunningGateway start() throws Exception {
    return RunningGateway.start(distribution, folder, environment());
  }

  private Outcome gateway() throws Exception {
    return distribution.run(folder, environment(), "gateway", "--port", "0");
  }

  private Outcome run(String... arguments) throws Exception {
    return distribution.run(folder, Map.of(), arguments);
  }

  private Path vault() {
    return outside.resolve("vault.json");
  }

  private void vault(String value) throws IOException {
    Path next =
        Distribution.write(
            outside.resolve("next.json"), "{\"models\": {\"two\": \"" + value + "\"}}");
    Files.move(next, vault(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path helper() {
    return outside.resolve("helper");
  }

  private void helper(String script) throws IOException {
    Files.writeString(helper(), "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
    Files.setPosixFilePermissions(helper(), PosixFilePermissions.fromString("rwx------"));
  }

  /** The files of the state directory that contain a value, plain or in Base64. */
  private List<Path> filesWith(String value) throws IOException {
    String encoded =
        Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              file -> {
                try {
                  String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                  return content.contains(value) || content.contains(encoded);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }
}
