package ai.openclaw.core.operate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.core.config.ConfigDiagnosis;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.service.GatewayService;
import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.ServiceState;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayStatusCommandTest {
  private final World world;
  private final int port;

  GatewayStatusCommandTest(@TempDir Path state) throws Exception {
    world = new World(state);
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    world.config("{\"gateway\":{\"port\":" + port + ",\"auth\":{\"token\":\"own\"}}}");
  }

  @Test
  void gatewayThatIsDownIsShownAndIsNoFailure() throws Exception {
    CommandResult result = run(world.here());

    assertEquals(0, result.exitCode());
    String text = World.text(result);
    assertTrue(text.contains("Runtime: not running"), text);
    assertTrue(text.contains("Connectivity probe: failed"), text);
    assertTrue(text.contains("Capability: unknown"), text);
    JsonNode data = result.data().orElseThrow();
    assertFalse(data.at("/rpc/ok").asBoolean(true));
    assertEquals("connect", data.at("/rpc/kind").asText());
    assertEquals("free", data.at("/port/status").asText());
    assertTrue(data.path("service").isMissingNode());
    assertTrue(data.path("extraServices").isArray());
  }

  @Test
  void provenReadMakesTheExitCode() throws Exception {
    assertEquals(1, run(world.here(), "require-rpc", "").exitCode());
    world.gateway("ws://127.0.0.1:" + port, "status", "{}");
    CommandResult read = run(world.here(), "require-rpc", "");
    assertEquals(0, read.exitCode());
    assertTrue(World.text(read).contains("Read probe: ok"));
    assertTrue(World.text(read).contains("Capability: read-only"));
    assertEquals("read", read.data().orElseThrow().at("/rpc/kind").asText());
    assertTrue(world.calls.contains("BACKEND ws://127.0.0.1:" + port + " status own"));
  }

  @Test
  void readingAndNotProbingExcludeEachOther() throws Exception {
    CommandResult result = run(world.here(), "require-rpc", "", "no-probe", "");
    assertEquals(1, result.exitCode());
    assertEquals(
        "Gateway status failed: --require-rpc cannot be used with --no-probe.",
        result.failure().orElseThrow().message());
  }

  @Test
  void withoutAProbeNobodyIsAsked() throws Exception {
    CommandResult result = run(world.here(), "no-probe", "");
    assertTrue(result.data().orElseThrow().path("rpc").isMissingNode());
    assertFalse(World.text(result).contains("probe:"));
  }

  @Test
  void invalidConfigurationIsShownWithItsIssuesAndTheStandardPort() throws Exception {
    world.config("{\"gateway\":{\"port\":\"x\"}}").invalid("gateway.port", "expected an integer");
    CommandResult result = run(world.here(), "no-probe", "");
    assertEquals(0, result.exitCode());
    JsonNode cli = result.data().orElseThrow().at("/config/cli");
    assertFalse(cli.path("valid").asBoolean(true));
    assertEquals("gateway.port", cli.at("/issues/0/path").asText());
    assertTrue(World.text(result).contains("- gateway.port: expected an integer"));
    assertTrue(World.text(result).contains("port=18789 (default)"));
  }

  @Test
  void runningGatewayKnowsItselfBetterThanItsFiles() throws Exception {
    Here here = world.here();
    here.bindRunning(TargetsTest.running("typed-at-start"));
    here.bindDiagnosis(
        () ->
            Optional.of(
                new ConfigDiagnosis.Rejection(
                    Instant.EPOCH, List.of(ConfigIssue.at("CONFIG_INVALID", "ui", "no")), false)));
    world.gateway("ws://127.0.0.1:40001");

    CommandResult result = run(here);

    String text = World.text(result);
    assertTrue(text.contains("up 1m 1s"), text);
    assertTrue(text.contains("port=40001 (running gateway)"), text);
    assertTrue(text.contains("config-invalid"), text);
    assertTrue(text.contains("Connectivity probe: ok"), text);
    JsonNode data = result.data().orElseThrow();
    assertEquals(2, data.at("/process/connections").asInt());
    assertEquals("config-invalid", data.at("/config/daemon/state").asText());
    assertFalse(data.toString().contains("typed-at-start"));
  }

  @Test
  void serviceAndItsRivalsAreShownWithWhatRemovesThem() throws Exception {
    Here here = world.here();
    here.bindService(new Supervisor());

    CommandResult result = run(here, "deep", "");

    String text = World.text(result);
    assertTrue(text.contains("Service: systemd (enabled)"), text);
    assertTrue(text.contains("Command: /opt/openclaw gateway"), text);
    assertTrue(text.contains("Runtime: running (pid 41, state active)"), text);
    assertTrue(text.contains("Other gateway-like services detected (best effort)"), text);
    assertTrue(text.contains("- sudo systemctl disable old.service"), text);
    JsonNode data = result.data().orElseThrow();
    assertEquals("systemd", data.at("/service/label").asText());
    assertEquals(41, data.at("/service/runtime/pid").asInt());
    assertFalse(data.at("/service/configAudit/ok").asBoolean(true));
    assertTrue(data.at("/config/mismatch").asBoolean());
    assertEquals("/elsewhere/openclaw.json", data.at("/config/daemon/path").asText());
    assertEquals("old.service", data.at("/extraServices/0/label").asText());
  }

  @Test
  void plainTextToAPublicHostIsRefused() throws Exception {
    CommandResult result = run(world.here(), "url", "ws://10.0.0.1:1", "token", "sekret");
    assertEquals(1, result.exitCode());
    assertEquals("INSECURE_URL", result.failure().orElseThrow().code());
    assertFalse(result.toString().contains("sekret"));
  }

  private static CommandResult run(Here here, String... options) throws InterruptedException {
    return new GatewayStatusCommand(here).run(Typed.options(options));
  }

  private static final class Supervisor implements GatewayService {
    @Override
    public ServiceState state() {
      return new ServiceState(
          "systemd",
          "openclaw-gateway.service",
          true,
          true,
          "enabled",
          "disabled",
          Optional.of(
              new ServiceState.Definition(
                  Path.of("/home/me/.config/systemd/user/openclaw-gateway.service"),
                  List.of("/opt/openclaw", "gateway"),
                  Optional.empty(),
                  Map.of("OPENCLAW_STATE_DIR", "/elsewhere"))),
          new ServiceState.ServiceRuntime("running", "active", Optional.of(41L), ""),
          List.of(new ServiceState.Issue("PORT_DRIFT", "the port differs")));
    }

    @Override
    public List<OtherService> others(boolean deep) {
      return deep
          ? List.of(
              new OtherService(
                  "systemd",
                  "old.service",
                  "system",
                  "/etc/systemd/system/old.service",
                  "sudo systemctl disable old.service"))
          : List.of();
    }
  }
}
