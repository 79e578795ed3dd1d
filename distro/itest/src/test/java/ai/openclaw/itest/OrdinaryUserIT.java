package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.openclaw.itest.Distribution.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
