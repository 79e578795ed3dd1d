package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.openclaw.itest.Distribution.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What differs for a user who is not root; started by root, who alone can become somebody else. */
class OrdinaryUserIT {
  private static final int USER = 65534;
  private static final String VALUE = "value-of-another-user-1d2c";

  private final Distribution distribution = Distribution.built();

  private Path parent;
  private Path folder;

  @BeforeEach
  void becomeSomebodyElse() throws Exception {
    parent = Files.createTempDirectory("openclaw-user-");
    folder = Files.createDirectory(parent.resolve("state"));
    new ProcessBuilder("chmod", "0755", parent.toString()).start().waitFor();
    assumeTrue(
        Files.getAttribute(folder, "unix:uid").equals(0),
        "these tests become another user as root");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
    assumeTrue(
        new ProcessBuilder(as("test", "-r", distribution.home().resolve("lib/build-id").toString()))
                .start()
                .waitFor()
            == 0,
        "the build's folder is closed to other users");
  }

  @AfterEach
  void clean() throws Exception {
    Files.walkFileTree(parent, new RemoveAll());
  }

  @Test
  void servesFromAStateOfItsOwn() throws Exception {
    new State(folder).configure("");
    own();
    try (var gateway = RunningGateway.of(process("gateway", "--port", "0"))) {
      assertTrue(gateway.get("/healthz").startsWith("200 "), gateway.output());
      Outcome status = Distribution.finish(process("gateway", "status", "--json"), "");
      assertEquals(0, status.exit(), status.err());
      gateway.signal("TERM");
      assertEquals(0, gateway.awaitExit(), gateway.output());
    }
  }

  @Test
  void refusesASecretFileThatBelongsToSomebodyElse() throws Exception {
    Path secret = Distribution.write(parent.resolve("secret"), VALUE);
    new State(folder)
        .configure(
            State.model("one", "file", "theirs", "value")
                + ", secrets: {providers: {theirs: {source: 'file', mode: 'singleValue', path: '"
                + secret
                + "'}}}");
    own();
    Outcome refused = Distribution.finish(process("gateway", "--port", "0"), "");
    assertEquals(1, refused.exit(), refused.toString());
    assertTrue(refused.err().contains("models.providers.one.apiKey"), refused.err());
    assertTrue(refused.err().contains(secret.toString()), refused.err());
    assertTrue(refused.err().contains(Integer.toString(USER)), refused.err());
    assertFalse(refused.toString().contains(VALUE), refused.toString());
  }

  @Test
  void refusesAStoreThatBelongsToSomebodyElseAndLeavesItAlone() throws Exception {
    String model = "{baseUrl: 'http://127.0.0.1:9', models: [], apiKey: '" + VALUE + "'}";
    new State(folder).configure("models: {providers: {one: " + model + "}}");
    String plan =
        "{\"version\":1,\"protocolVersion\":1,\"targets\":[{\"type\":\"models.providers.apiKey\","
            + "\"path\":\"models.providers.one.apiKey\","
            + "\"ref\":{\"source\":\"env\",\"provider\":\"default\",\"id\":\"HOME\"}}]}";
    Distribution.write(folder.resolve("plan.json"), plan);
    Path store = folder.resolve("agents/main/agent/auth-profiles.json");
    Distribution.write(store, "{\"version\":1,\"profiles\":{}}");
    own();
    Files.setAttribute(store, "unix:uid", 0);
    String before = Files.readString(folder.resolve("openclaw.json"));

    Outcome audit = Distribution.finish(process("secrets", "audit", "--json"), "");
    assertEquals(2, audit.exit(), audit.toString());
    assertTrue(audit.out().contains(store.toString()), audit.out());
    Outcome apply =
        Distribution.finish(process("secrets", "apply", "--from", "plan.json", "--json"), "");
    assertTrue((apply.out() + apply.err()).contains(store.toString()), apply.toString());
    assertFalse((audit.toString() + apply).contains(VALUE), apply.toString());
    assertEquals(
        apply.exit() == 0, !before.equals(Files.readString(folder.resolve("openclaw.json"))));
    assertEquals("{\"version\":1,\"profiles\":{}}", Files.readString(store));
    assertEquals(0, Files.getAttribute(store, "unix:uid"));
  }

  @Test
  void readsAStateThatCannotBeWrittenAndChangesNothing() throws Exception {
    new State(folder).configure("ui: {seamColor: '#ff0000'}");
    own();
    Path config = folder.resolve("openclaw.json");
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("r--------"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    String before = Files.readString(config);

    Outcome validated = Distribution.finish(process("config", "validate"), "");
    assertEquals(0, validated.exit(), validated.toString());
    Outcome audit = Distribution.finish(process("secrets", "audit", "--json"), "");
    assertEquals(0, audit.exit(), audit.toString());
    Outcome set = Distribution.finish(process("config", "set", "ui.seamColor", "#00ff00"), "");
    assertEquals(1, set.exit(), set.toString());
    assertTrue(set.err().contains(folder.toString()), set.err());
    Outcome gateway = Distribution.finish(process("gateway", "--port", "0"), "");
    assertEquals(1, gateway.exit(), gateway.toString());
    assertTrue(gateway.err().contains(folder.toString()), gateway.err());
    for (Outcome outcome : List.of(set, gateway)) {
      assertFalse(outcome.err().contains("\tat "), outcome.err());
    }
    assertEquals(before, Files.readString(config));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(config), files.toList());
    }
  }

  private void own() throws Exception {
    assertEquals(
        0,
        new ProcessBuilder("chown", "-R", USER + ":" + USER, folder.toString()).start().waitFor());
  }

  private ProcessBuilder process(String... arguments) {
    ProcessBuilder process = distribution.process(folder, Map.of(), arguments);
    return process.command(as(process.command().toArray(String[]::new)));
  }

  private static List<String> as(String... command) {
    var all = new ArrayList<String>();
    all.addAll(
        List.of("setpriv", "--reuid", "" + USER, "--regid", "" + USER, "--clear-groups", "--"));
    all.addAll(List.of(command));
    return all;
  }
}
