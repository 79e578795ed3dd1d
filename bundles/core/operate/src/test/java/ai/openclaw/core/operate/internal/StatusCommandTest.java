package ai.openclaw.core.operate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {
  private static final String URL = "ws://127.0.0.1:7";
  private static final String REPORT =
      "{\"runtimeVersion\":\"1.0.0\",\"heartbeat\":{\"defaultAgentId\":\"main\",\"agents\":"
          + "[{\"agentId\":\"main\",\"every\":\"30m\"}]},\"channelSummary\":[],"
          + "\"queuedSystemEvents\":[],\"tasks\":{\"active\":0},\"taskAudit\":{},"
          + "\"sessions\":{\"recent\":[],\"byAgent\":[{\"agentId\":\"main\",\"path\":\"/s.json\","
          + "\"count\":2,\"recent\":[{\"updatedAt\":5}]}]}}";

  private final World world;

  StatusCommandTest(@TempDir Path state) {
    world = new World(state);
    world.config(
        "{\"gateway\":{\"port\":7,\"auth\":{\"token\":\"own\"}},\"agents\":{\"defaults\":"
            + "{\"workspace\":\"~/desk\"}},\"channels\":{\"telegram\":{}}}");
  }

  @Test
  void pageIsWholeWhenTheGatewayIsDown() throws Exception {
    CommandResult result = run();
    assertEquals(0, result.exitCode());
    JsonNode data = result.data().orElseThrow();
    for (String key :
        Set.of(
            "runtimeVersion",
            "heartbeat",
            "channelSummary",
            "queuedSystemEvents",
            "tasks",
            "taskAudit",
            "sessions",
            "os",
            "update",
            "updateChannel",
            "updateChannelSource",
            "memory",
            "memoryPlugin",
            "gateway",
            "gatewayService",
            "nodeService",
            "agents",
            "secretDiagnostics")) {
      assertTrue(data.has(key), key);
    }
    assertFalse(data.at("/gateway/reachable").asBoolean(true));
    assertEquals(2, data.at("/agents/totalSessions").asInt());
    assertTrue(data.at("/agents/agents/0/workspaceDir").asText().endsWith("/desk"));
    String text = World.text(result);
    assertTrue(text.contains("unreachable (gateway closed (1006): it cannot be reached)"), text);
    assertTrue(text.contains("Needs attention"), text);
    assertTrue(text.contains("telegram, default, enabled, not checked"), text);
  }

  @Test
  void deepHasTheGatewayProbeItsChannels() throws Exception {
    world.gateway(
        URL,
        "system-presence",
        "{}",
        "health",
        "{\"ok\":true}",
        "channels.status",
        "{\"channelAccounts\":{\"telegram\":[{\"accountId\":\"default\",\"running\":true}]}}");
    CommandResult result = run("deep", "");
    JsonNode data = result.data().orElseThrow();
    assertTrue(data.at("/gateway/reachable").asBoolean());
    assertTrue(data.at("/health/ok").asBoolean());
    String text = World.text(result);
    assertTrue(text.contains("telegram, default, running"), text);
    assertTrue(text.contains("read-only"), text);
  }

  @Test
  void remoteModeWithoutAnAddressIsNamed() throws Exception {
    world.config("{\"gateway\":{\"mode\":\"remote\"}}");
    CommandResult result = run();
    assertTrue(result.data().orElseThrow().at("/gateway/misconfigured").asBoolean());
    assertTrue(World.text(result).contains("gateway.remote.url is not set"));
  }

  @Test
  void tokenThatCannotBeHadIsADiagnosticAndNoFailure() throws Exception {
    world.config(
        "{\"gateway\":{\"port\":7,\"auth\":{\"token\":{\"source\":\"env\",\"id\":\"X\"}}}}");
    CommandResult result = run("all", "");
    assertEquals(0, result.exitCode());
    JsonNode data = result.data().orElseThrow();
    assertTrue(data.at("/secretDiagnostics/0").asText().startsWith("gateway.auth.token"));
    assertTrue(World.text(result).contains("Places"));
  }

  @Test
  void invalidConfigurationIsPartOfThePage() throws Exception {
    world.invalid("ui", "no");
    CommandResult result = run();
    assertEquals(0, result.exitCode());
    assertEquals("config-invalid", result.data().orElseThrow().at("/config/state").asText());
    assertTrue(World.text(result).contains("config: ui: no"));
  }

  @Test
  void healthShowsChannelsAndAgentsAndHidesWhatTheGatewayHides() throws Exception {
    world.gateway(
        URL,
        "health",
        "{\"ok\":true,\"channelOrder\":[\"telegram\"],\"channelLabels\":{},\"channels\":"
            + "{\"telegram\":{\"configured\":true}},\"agents\":[{\"agentId\":\"main\","
            + "\"isDefault\":true,\"heartbeat\":{\"every\":\"30m\"},\"sessions\":"
            + "{\"path\":\"[redacted]\",\"count\":3}}]}");
    CommandResult result = new HealthCommand(world.here()).run(Typed.options("verbose", ""));
    String text = World.text(result);
    assertTrue(text.contains("Gateway target: " + URL), text);
    assertTrue(text.contains("Credential: gateway.auth.token"), text);
    assertTrue(
        text.endsWith(
            "telegram: configured\nAgents: main (default)\nHeartbeat interval: 30m (main)\n"
                + "Session store (main): (3 entries)"),
        text);
    assertFalse(text.contains("own"), text);
  }

  private CommandResult run(String... options) throws InterruptedException {
    return new StatusCommand(world.here(), config -> World.tree(REPORT))
        .run(Typed.options(options));
  }
}
