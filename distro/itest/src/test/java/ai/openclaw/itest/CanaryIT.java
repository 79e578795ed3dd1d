package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A value of its own in every credential field; then every command, every method, every route and
 * every failure. No value comes out anywhere, in any form.
 */
@Tag("proof")
class CanaryIT {
  private static final Canaries SECRET = new Canaries("kW3/\"z+Qe8&vJ2x");
  private static final Canaries WRITTEN = new Canaries("pL7/\"q+Tn4&hB9m");
  private static final Canaries TYPED = new Canaries("rD5/\"y+Uc6&fG1s");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Arguments of commands that do something with them; all others get none. */
  private static final Map<String, List<String>> ARGUMENTS =
      Map.of(
          "config get",
          List.of("models", "gateway", "channels", "secrets", "agents", "gateway.auth.token"),
          "config set",
          List.of(
              "ui.seamColor|#00ff00",
              "models.providers.written.apiKey|__OPENCLAW_REDACTED__",
              "no.such.place|" + TYPED.value(1),
              "gateway.port|" + TYPED.value(2),
              "cron.webhookToken|{\"source\":\"env\",\"provider\":\"default\",\"id\":\"NOT_THERE\"}"),
          "config unset",
          List.of("no.such.place"),
          "secrets apply",
          List.of(
              "--from|plan.json|--dry-run",
              "--from|plan.json|--dry-run|--allow-exec",
              "--from|wrong.json",
              "--from|openclaw.json"),
          "secrets audit",
          List.of(
              "--check|--allow-exec",
              "--sweep|--allow-exec",
              "--sweep|--clean",
              "--sarif|-",
              "--baseline|baseline.json|--update-baseline"),
          "secrets configure",
          List.of("--apply|--yes"),
          "gateway call",
          List.of("config.get", "health", "secrets.reload", "no.such.method|--params|[1]"),
          "plugins install",
          List.of("plan.json"),
          "doctor",
          List.of("--fix|--dry-run", "--undo"));

  private final Distribution distribution = Distribution.built();

  @TempDir Path folder;
  @TempDir Path outside;

  private CanaryHouse house;
  private Witness witness;

  @BeforeEach
  void build() throws Exception {
    house = new CanaryHouse(folder.toRealPath(), outside.toRealPath(), SECRET, WRITTEN);
    house.build(distribution);
    witness = new Witness(distribution, house);
    String target =
        "{\"version\":1,\"protocolVersion\":1,\"targets\":[{\"type\":\"%s\",\"path\":\"%s\","
            + "\"ref\":{\"source\":\"%s\",\"provider\":\"%s\",\"id\":\"%s\"}}]}";
    Distribution.write(
        folder.resolve("plan.json"),
        target.formatted(
            "models.providers.apiKey", "models.providers.written.apiKey", "exec", "helper", "c2"));
    Distribution.write(
        folder.resolve("wrong.json"),
        target.formatted("cron.webhookToken", "cron.webhookToken", "file", "vault", "/none"));
  }

  @AfterEach
  void stop() {
    witness.close();
  }

  @Test
  void nothingRepeatsASecret(TestReporter reporter) throws Exception {
    try (var gateway = RunningGateway.start(distribution, folder, house.variables())) {
      JsonNode status = witness.now("started", "secrets", "status", "--json").json();
      assertTrue(house.paths().size() > 150, house.paths().toString());
      assertTrue(status.path("resolved").asInt() > 150, status.toString());
      assertEquals(0, status.path("unresolved").asInt(), status.toString());
      reporter.publishEntry(
          "secrets", house.paths().size() + " fields, resolved " + status.path("resolved"));
      everyCommand("running", List.of("", "--json"), "|--json");
      run("running", "secrets status", "--no-such-option|" + TYPED.value(3));
      everyMethod(gateway);
      everyRoute(gateway);
      rotation(gateway);
      for (Map.Entry<String, Failure> failure : failures().entrySet()) {
        failure.getValue().arrange();
        failing(gateway, failure.getKey());
        house.mend();
      }
      assertEquals(0, witness.now("mended", "secrets", "reload").exit());
      gateway.signal("TERM");
      assertEquals(0, gateway.awaitExit(), gateway.output());
      witness.heard("the gateway", gateway.output());
    }
    everyCommand("stopped", List.of(""), "");
    for (Map.Entry<String, Failure> failure : failures().entrySet()) {
      failure.getValue().arrange();
      Outcome refused = witness.now(failure.getKey(), "gateway", "--port", "0");
      assertNotEquals(0, refused.exit(), failure.getKey() + refused);
      witness.later(failure.getKey(), "secrets", "audit", "--allow-exec", "--json");
      witness.later(
          failure.getKey(), "secrets", "apply", "--from", "plan.json", "--allow-exec", "--json");
      witness.finish();
      house.mend();
    }
    search(reporter);
  }

  private void search(TestReporter reporter) throws IOException {
    assertEquals(List.of(), witness.repeated(SECRET));
    assertEquals(List.of(), witness.repeated(WRITTEN));
    assertEquals(List.of(), witness.repeated(TYPED));
    assertEquals(List.of(), SECRET.below(folder.toRealPath(), Set.of(house.dotEnvFile())));
    assertEquals(List.of(), TYPED.below(folder.toRealPath(), Set.of()));
    // What somebody wrote into a file himself stays there, and is nowhere else.
    assertEquals(
        List.of(),
        WRITTEN.below(
            folder.toRealPath(), Set.of(house.config(), house.profiles(), backup(), models())));
    assertTrue(Files.readString(house.profiles()).contains(WRITTEN.value(2).replace("\"", "\\\"")));
    reporter.publishEntry("searched", witness.size() + " outputs");
  }

  /** Agents read providers from here; references are markers, what is written is copied. */
  private Path models() {
    return house.profiles().resolveSibling("models.json");
  }

  /** {@code config set} keeps the former configuration. */
  private Path backup() {
    return house.config().resolveSibling("openclaw.json.bak");
  }

  private void everyCommand(String when, List<String> plain, String suffix) throws Exception {
    var index = new Properties();
    try (var in = Files.newInputStream(distribution.home().resolve("lib/index.properties"))) {
      index.load(in);
    }
    for (String key : index.stringPropertyNames()) {
      if (key.startsWith("runs.") && worthwhile(key, index.getProperty(key), when)) {
        String name = key.substring("runs.".length());
        for (String arguments : name.equals("secrets watch") ? List.<String>of() : plain) {
          run(when, name, arguments);
        }
        for (String arguments : ARGUMENTS.getOrDefault(name, List.of())) {
          run(when, name, arguments + suffix);
        }
      }
    }
    witness.finish();
  }

  /**
   * What the launcher runs is the gateway itself, {@code daemon} is another name of {@code
   * gateway}, and a live command says one line where no gateway runs.
   */
  private static boolean worthwhile(String key, String runs, String when) {
    return !runs.equals("launcher")
        && !key.startsWith("runs.daemon ")
        && !(when.equals("stopped") && runs.equals("live"));
  }

  private void run(String when, String name, String arguments) {
    var words = new ArrayList<>(List.of(name.split(" ")));
    if (!arguments.isEmpty()) {
      words.addAll(List.of(arguments.split("\\|")));
    }
    witness.later(when, words.toArray(String[]::new));
  }

  private void everyMethod(RunningGateway gateway) throws Exception {
    try (var client = GatewayClient.connect(gateway, house.token())) {
      JsonNode shown = client.call("config.get");
      ObjectNode typed = NODES.objectNode();
      typed.putObject("models").putObject("providers").putObject("written").put("apiKey", 1);
      typed.putObject("ui").put("seamColor", TYPED.value(4)).put("unknown", TYPED.value(5));
      client.answer("config.patch", write(typed, shown));
      ObjectNode dangling = NODES.objectNode();
      dangling
          .putObject("cron")
          .putObject("webhookToken")
          .put("source", "file")
          .put("provider", "vault")
          .put("id", "/nothing");
      client.answer("config.patch", write(dangling, shown));
      ObjectNode all = shown.path("parsed").deepCopy();
      ((ObjectNode) all.path("ui")).put("seamColor", "#0000ff");
      client.answer("config.set", write(all, shown));
      client.answer("config.set", write(NODES.objectNode().put("a", TYPED.value(6)), shown));
      client.answer("config.set", NODES.objectNode().put("raw", "{a: " + TYPED.value(7)));
      assertTrue(client.methods().contains("secrets.resolve"), client.methods().toString());
      for (String method : client.methods()) {
        if (!method.equals("connect")) {
          client.answer(method, NODES.objectNode());
          client.answer(method, NODES.objectNode().put("bogus", TYPED.value(8)));
        }
      }
      // This one exists to give values; only its refusals may say nothing of them.
      ObjectNode wrong = NODES.objectNode().put("commandName", TYPED.value(9));
      wrong.putArray("targetIds").add("no.such.target");
      client.answer("secrets.resolve", wrong);
      witness.heard("methods", client.heard());
      assertEquals("", client.ended());
    }
    try (var client = GatewayClient.connect(gateway, house.token())) {
      ObjectNode params = NODES.objectNode().put("commandName", "itest");
      params.putArray("targetIds").add("cron.webhookToken");
      assertTrue(
          !SECRET.in(client.call("secrets.resolve", params).toString()).isEmpty(),
          "the search would find nothing");
    }
  }

  private static ObjectNode write(JsonNode config, JsonNode shown) {
    return NODES
        .objectNode()
        .put("raw", config.toString())
        .put("baseHash", shown.path("hash").asText());
  }

  private void everyRoute(RunningGateway gateway) throws Exception {
    for (String path :
        List.of("/", "/health", "/healthz", "/ready", "/readyz", "/secrets/changed", "/nothing")) {
      witness.heard("GET " + path, gateway.get(path));
    }
    changed(gateway, TYPED.value(10), "");
    for (String body :
        List.of(
            "",
            "{}",
            "{\"provider\":\"vault\"}",
            "{\"provider\":\"nobody\"}",
            "[\"x\"]",
            "{\"provider\":")) {
      changed(gateway, house.token(), body);
    }
  }

  private void changed(RunningGateway gateway, String token, String body) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.port() + "/secrets/changed"))
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    witness.heard("POST " + body, response.statusCode() + response.headers().toString());
    witness.heard("POST " + body, response.body());
  }

  private void rotation(RunningGateway gateway) throws Exception {
    witness.later("rotating", "secrets", "watch", "--once", "--json");
    for (int round = 1; round <= 3; round++) {
      house.rotate(1000 * round);
      changed(gateway, house.token(), "{\"provider\":\"vault\"}");
    }
    Await.until(
        "a watch has seen a rotation",
        () -> {
          house.rotate(5000);
          house.rotate(6000);
          return witness.idle();
        });
    witness.finish();
  }

  private interface Failure {
    void arrange() throws IOException;
  }

  /** Ways in which the providers fail that have the values at hand when they do. */
  private Map<String, Failure> failures() {
    String json = SECRET.value(2).replace("\"", "\\\"");
    String quoted = json.replace("\\", "\\\\");
    return Map.of(
        "others may read the file",
        () ->
            Files.setPosixFilePermissions(
                house.vaultFile(), PosixFilePermissions.fromString("rw-r--r--")),
        "the file is gone",
        () -> Files.delete(house.vaultFile()),
        "the file is no JSON",
        () -> house.vault("{\"c1\": \"" + json + "\", " + json),
        "the file has values of another kind",
        () -> house.vault("{\"c1\": [\"" + json + "\"], \"c5\": {\"" + json + "\": 1}}"),
        "the program complains",
        () -> house.program("cat >/dev/null; echo '" + SECRET.value(2) + "' >&2; exit 3"),
        "the program prints no JSON",
        () -> house.program("cat >/dev/null; echo '" + SECRET.value(2) + "'"),
        "the program quotes the value of another field",
        () -> house.quote(),
        "the program prints too much",
        () -> house.program("cat >/dev/null; yes '" + quoted + "'"));
  }

  private void failing(RunningGateway gateway, String what) throws Exception {
    witness.now(what, "secrets", "reload");
    witness.later(what, "secrets", "reload", "--json");
    witness.later(what, "secrets", "status", "--json");
    witness.later(what, "secrets", "providers", "--json");
    witness.later(what, "secrets", "retry");
    witness.later(what, "secrets", "audit", "--allow-exec");
    witness.later(what, "doctor", "--json");
    witness.later(what, "config", "set", "ui.seamColor", "#111111");
    changed(gateway, house.token(), "");
    witness.finish();
  }
}
