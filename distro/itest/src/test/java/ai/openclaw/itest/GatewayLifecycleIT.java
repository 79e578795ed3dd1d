package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayLifecycleIT {
  private static final String TOKEN = "itest-token-0123456789abcdef";
  private static final String CONFIG =
      "{gateway: {mode: 'local', auth: {token: '" + TOKEN + "'}}, logging: {file: '%s'}}";

  private final Distribution distribution = Distribution.built();

  @TempDir Path state;

  private void configure() throws Exception {
    Distribution.write(
        state.resolve("openclaw.json"), CONFIG.formatted(state.resolve("logs/gateway.log")));
  }

  @Test
  void servesOnARealPortAndNamesTheFileWithTheTokenButNeverTheToken() throws Exception {
    configure();
    try (var gateway = RunningGateway.start(distribution, state, Map.of())) {
      assertTrue(gateway.get("/healthz").startsWith("200 "), gateway.get("/healthz"));
      assertTrue(gateway.output().contains("openclaw.json"), gateway.output());
      assertFalse(gateway.output().contains(TOKEN), gateway.output());
    }
  }

  @Test
  void endsWithZeroOnControlC() throws Exception {
    configure();
    try (var gateway = RunningGateway.start(distribution, state, Map.of())) {
      gateway.signal("INT");
      assertEquals(0, gateway.awaitExit(), gateway.output());
    }
  }

  @Test
  void endsWithZeroWhenASupervisorTerminatesIt() throws Exception {
    configure();
    try (var gateway = RunningGateway.start(distribution, state, Map.of())) {
      gateway.signal("TERM");
      assertEquals(0, gateway.awaitExit(), gateway.output());
    }
  }

  @Test
  void startsAgainAfterItWasKilled() throws Exception {
    configure();
    try (var gateway = RunningGateway.start(distribution, state, Map.of())) {
      gateway.signal("KILL");
      gateway.awaitExit();
    }
    try (var gateway = RunningGateway.start(distribution, state, Map.of())) {
      assertTrue(gateway.get("/healthz").startsWith("200 "));
    }
  }

  @Test
  void startsFromAnEmptyCache() throws Exception {
    configure();
    RunningGateway.start(distribution, state, Map.of()).close();
    Files.walkFileTree(state.resolve("cache"), new RemoveAll());
    try (var gateway = RunningGateway.start(distribution, state, Map.of())) {
      assertTrue(gateway.get("/healthz").startsWith("200 "));
    }
  }

  @Test
  void refusesASecondGatewayOnTheSameState() throws Exception {
    configure();
    try (var first = RunningGateway.start(distribution, state, Map.of())) {
      var second = distribution.run(state, Map.of(), "gateway", "--port", "0");
      assertEquals(0, second.exit(), second.err());
      assertTrue(
          second.err().contains("gateway already running (pid " + javaPid(first)), second.err());
    }
  }

  @Test
  void namesThePortThatIsTaken() throws Exception {
    configure();
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var outcome =
          distribution.run(
              state, Map.of(), "gateway", "--port", Integer.toString(taken.getLocalPort()));
      assertTrue(
          outcome.err().contains("another gateway instance is already listening"), outcome.err());
      assertTrue(outcome.err().contains(Integer.toString(taken.getLocalPort())), outcome.err());
    }
  }

  @Test
  void refusesToStartWithoutAConfiguration() throws Exception {
    var outcome = distribution.run(state, Map.of(), "gateway", "--port", "0");
    assertEquals(78, outcome.exit(), outcome.err());
    assertTrue(outcome.err().contains("Missing config."), outcome.err());
    assertTrue(outcome.err().contains("--allow-unconfigured"), outcome.err());
  }

  @Test
  void refusesABrokenConfigurationWithLineAndColumn() throws Exception {
    Distribution.write(state.resolve("openclaw.json"), "{\n  gateway: {mode: 'local',,}\n}");
    var outcome = distribution.run(state, Map.of(), "gateway", "--port", "0");
    assertEquals(1, outcome.exit(), outcome.err());
    assertTrue(outcome.err().contains("Invalid config at "), outcome.err());
    assertTrue(outcome.err().contains("line 2"), outcome.err());
  }

  /** The start script replaces itself by Java, so both have one process id. */
  private static String javaPid(RunningGateway gateway) {
    return Long.toString(gateway.process().pid());
  }
}
