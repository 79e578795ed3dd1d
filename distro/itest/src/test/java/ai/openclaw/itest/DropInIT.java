package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's provider comes, changes and goes while a client stays connected. */
class DropInIT {
  private static final String DEMO = "com.example.demo.secrets";
  private static final String PROVIDERS = "secrets: {providers: {demo: {source: 'demo'}}}";

  private final Distribution distribution = Distribution.built();

  @TempDir Path folder;
  @TempDir Path jars;

  private State state;
  private DemoBundles bundles;

  @BeforeEach
  void configure() throws Exception {
    bundles = DemoBundles.into(jars);
    state =
        new State(folder)
            .ownKeys(State.ISOLATE)
            .configure(State.model("one", "demo", "demo", "one") + ", " + PROVIDERS);
  }

  @Test
  void comesIsReplacedAndGoesByTheDropFolderWhileAClientStaysConnected() throws Exception {
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      assertEquals("cold", owner().path("condition").asText());
      assertEquals("", client.modelKey("one"));

      Path first = state.drop(bundles.build("v1"), "demo.jar");
      Await.until("version 1 serves", () -> client.modelKey("one").equals("demo-1:one"));
      assertEquals("ok", owner().path("condition").asText());

      Path second = state.drop(bundles.build("v2"), "demo-next.jar");
      Await.until("version 1 has left", () -> plugin("demo.jar").equals("replaced"));
      client.call("secrets.reload");
      assertEquals("demo-2:one", client.modelKey("one"));

      Files.delete(second);
      Files.delete(first);
      Await.until("nothing serves", () -> owner().path("condition").asText().equals("stale"));
      assertEquals("demo-2:one", client.modelKey("one"));
      assertTrue(owner().path("cause").asText().contains("demo"), owner().toString());
      assertEquals("", client.ended());
    }
  }

  @Test
  void comesIsReplacedAndGoesByCommandsWhileAClientStaysConnected() throws Exception {
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      Outcome installed = command("plugins", "install", bundles.build("v1").toString(), "--json");
      assertEquals(0, installed.exit(), installed.err());
      assertEquals("active", installed.json().path("state").asText());
      Await.until("version 1 serves", () -> client.modelKey("one").equals("demo-1:one"));

      Outcome again = command("plugins", "install", jars.resolve("v1.jar").toString());
      assertEquals(1, again.exit(), again.out());
      assertTrue(again.err().contains("already installed"), again.err());

      Outcome updated = command("plugins", "update", bundles.build("v2").toString(), "--json");
      assertEquals(0, updated.exit(), updated.err());
      assertEquals("1.0.0", updated.json().path("replaces").asText());
      assertEquals(0, command("secrets", "reload").exit());
      assertEquals("demo-2:one", client.modelKey("one"));

      Outcome older = command("plugins", "update", jars.resolve("v1.jar").toString());
      assertEquals(1, older.exit(), older.out());
      assertTrue(older.err().contains("not higher than the installed 2.0.0"), older.err());

      Outcome gone = command("plugins", "uninstall", DEMO);
      assertEquals(0, gone.exit(), gone.err());
      Await.until("nothing serves", () -> owner().path("condition").asText().equals("stale"));
      assertEquals("demo-2:one", client.modelKey("one"));
      assertEquals(1, command("plugins", "uninstall", DEMO).exit());
      assertEquals("", client.ended());
    }
  }

  @Test
  void refusesTheStartInStrictModeUntilTheBundleIsThere() throws Exception {
    Files.delete(folder.resolve("openclaw.osgi.json5"));
    Outcome refused = command("gateway", "--port", "0");
    assertEquals(1, refused.exit(), refused.out());
    for (String part :
        new String[] {
          "SECRETS_SOURCE_NOT_INSTALLED", "models.providers.one.apiKey", "demo", "plugins install"
        }) {
      assertTrue(refused.err().contains(part), part + " is missing in: " + refused.err());
    }
    state.drop(bundles.build("v1"), "demo.jar");
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      assertEquals("demo-1:one", client.modelKey("one"));
    }
    Outcome audit = command("secrets", "audit", "--json");
    assertEquals(
        0, audit.json().at("/summary/unresolvedRefCount").asInt(-1), audit.out() + audit.err());
    assertEquals(0, command("config", "validate").exit(), "it runs without the gateway too");
  }

  @Test
  void namesWhatIsWrongWithEveryBadJarAndServesTheGoodOne() throws Exception {
    state.drop(bundles.build("v1"), "a-good.jar");
    state.drop(jars.resolve("v1.jar"), "b-twice.jar");
    state.drop(Files.writeString(jars.resolve("text.txt"), "no zip at all"), "c-text.jar");
    state.drop(bundles.build("needs-api-9"), "d-future.jar");
    state.drop(
        bundles.build("v2", "fake", Map.of("Bundle-SymbolicName", "ai.openclaw.secrets.env")),
        "e-fake.jar");
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      assertEquals("demo-1:one", client.modelKey("one"));
      assertEquals("active", plugin("a-good.jar"));
      assertRefused("b-twice.jar", "already in a-good.jar");
      assertRefused("d-future.jar", "needs ai.openclaw.api.secret [9,10), this host has 1.0");
      assertRefused("e-fake.jar", "is a bundle of the distribution");
      Await.until("the text is given up", () -> plugin("c-text.jar").equals("refused"));
      assertRefused("c-text.jar", "no readable jar");

      Files.delete(state.drops().resolve("b-twice.jar"));
      state.drop(bundles.build("v1", "other", Map.of("Bundle-Name", "Other bytes")), "a-good.jar");
      Await.until("the bytes are compared", () -> plugin("a-good.jar").equals("refused"));
      assertRefused("a-good.jar", "raise Bundle-Version");
      assertEquals(0, command("secrets", "reload").exit(), "what was loaded goes on serving");

      for (String bad : new String[] {"text.txt", "needs-api-9.jar", "fake.jar"}) {
        Outcome refused = command("plugins", "install", jars.resolve(bad).toString());
        assertEquals(1, refused.exit(), bad);
        assertFalse(refused.err().contains("\tat "), refused.err());
      }
      assertEquals("", client.ended());
    }
  }

  @Test
  void refusesTheClaimOfAShippedSourceAndNamesTheClaimant() throws Exception {
    state.configure(State.model("one", "env", "default", "DROPIN_VALUE"));
    state.drop(bundles.build("claims-env"), "claims.jar");
    try (var gateway =
            RunningGateway.start(distribution, folder, Map.of("DROPIN_VALUE", "from-the-shell"));
        var client = GatewayClient.connect(gateway)) {
      assertEquals("from-the-shell", client.modelKey("one"));
      JsonNode env = MissingNode.getInstance();
      for (JsonNode source : command("secrets", "providers", "--json").json().path("sources")) {
        env = source.path("source").asText().equals("env") ? source : env;
      }
      assertEquals("ai.openclaw.secrets.env", env.path("bundle").asText());
      assertEquals("[\"com.example.demo.claiming 9.0.0\"]", env.path("refused").toString());
    }
  }

  @Test
  void setsAsideWhatThrowsHangsAndSpinsAndServesTheRestAlsoAfterARestart() throws Exception {
    for (String name : new String[] {"throws", "hangs", "spins"}) {
      state.drop(bundles.build(name), name + ".jar");
    }
    state.drop(bundles.build("v1"), "demo.jar");
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      assertEquals("demo-1:one", client.modelKey("one"));
      assertQuarantined();
      JsonNode threads = command("plugins", "list", "--json").json().path("abandonedThreads");
      assertTrue(threads.toString().contains("com.example.demo.spinning"), threads.toString());
      assertTrue(threads.toString().contains("restart to reclaim"), threads.toString());
      gateway.signal("TERM");
      assertEquals(0, gateway.awaitExit(), gateway.output());
    }
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      assertEquals("demo-1:one", client.modelKey("one"));
      assertQuarantined();
      JsonNode threads = command("plugins", "list", "--json").json().path("abandonedThreads");
      assertEquals("[]", threads.toString(), "what is set aside is not started");
    }
  }

  @Test
  void hasTheSamePluginsAfterAKillAndFromAnEmptyCache() throws Exception {
    state.drop(bundles.build("v1"), "demo.jar");
    state.drop(bundles.build("throws"), "throws.jar");
    String before;
    try (var gateway = start()) {
      assertEquals(0, command("plugins", "update", bundles.build("v2").toString()).exit());
      before = plugins();
      gateway.signal("KILL");
      gateway.awaitExit();
    }
    try (var gateway = start()) {
      assertEquals(before, plugins(), gateway.output());
    }
    Files.walkFileTree(folder.resolve("cache"), new RemoveAll());
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      assertEquals(before, plugins(), gateway.output());
      assertEquals("demo-2:one", client.modelKey("one"));
    }
  }

  @Test
  void isWholeAfterAKillDuringAnInstallation() throws Exception {
    Path jar = bundles.build("v1");
    try (var gateway = start()) {
      Process installing =
          distribution.process(folder, Map.of(), "plugins", "install", jar.toString()).start();
      Await.until(
          "the jar arrives or the command ends",
          () -> !installing.isAlive() || !state.dropped().isEmpty());
      gateway.signal("KILL");
      gateway.awaitExit();
      installing.waitFor();
    }
    try (var gateway = start();
        var client = GatewayClient.connect(gateway)) {
      boolean arrived = plugins().contains(DEMO);
      assertEquals(arrived ? "demo-1:one" : "", client.modelKey("one"), gateway.output());
      assertTrue(
          state.dropped().stream().noneMatch(name -> name.startsWith(".")),
          () -> "left behind: " + folder);
    }
  }

  private RunningGateway start() throws Exception {
    return RunningGateway.start(distribution, folder, Map.of());
  }

  private Outcome command(String... arguments) throws Exception {
    return distribution.run(folder, Map.of(), arguments);
  }

  private JsonNode owner() throws Exception {
    return command("secrets", "status", "--json").json().path("owners").path(0);
  }

  private void assertQuarantined() throws Exception {
    String[][] reasons = {
      {"throws.jar", "its activator failed"},
      {"hangs.jar", "did not return within"},
      {"spins.jar", "did not return within"}
    };
    for (String[] expected : reasons) {
      JsonNode status = status(expected[0]);
      assertEquals("quarantined", status.path("state").asText(), status.toString());
      assertTrue(status.path("reason").asText().contains(expected[1]), status.toString());
    }
  }

  private void assertRefused(String file, String reason) throws Exception {
    JsonNode status = status(file);
    assertEquals("refused", status.path("state").asText(), status.toString());
    assertTrue(status.path("reason").asText().contains(reason), status.toString());
  }

  private String plugin(String file) throws Exception {
    return status(file).path("state").asText();
  }

  private JsonNode status(String file) throws Exception {
    JsonNode plugins = command("plugins", "list", "--json").json().path("plugins");
    for (JsonNode plugin : plugins) {
      if (plugin.path("file").asText().equals(file)) {
        return plugin;
      }
    }
    return plugins.path(-1);
  }

  /** Name, version, state and reason of every plugin, sorted. */
  private String plugins() throws Exception {
    var all = new TreeSet<String>();
    for (JsonNode plugin : command("plugins", "list", "--json").json().path("plugins")) {
      all.add(
          String.join(
              " ",
              plugin.path("name").asText(),
              plugin.path("version").asText(),
              plugin.path("state").asText(),
              plugin.path("reason").asText()));
    }
    return String.join("\n", all);
  }
}
