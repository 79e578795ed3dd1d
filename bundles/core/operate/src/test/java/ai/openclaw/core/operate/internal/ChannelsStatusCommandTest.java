package ai.openclaw.core.operate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelsStatusCommandTest {
  private static final String CONFIG =
      "{\"gateway\":{\"port\":7},\"channels\":{\"defaults\":{},\"telegram\":{\"accounts\":"
          + "{\"main\":{},\"spare\":{\"enabled\":false}}},\"slack\":{\"enabled\":true}}}";

  private final Path state;
  private final World world;

  ChannelsStatusCommandTest(@TempDir Path state) {
    this.state = state;
    world = new World(state).config(CONFIG);
  }

  @Test
  void liveAccountsAreShownWithWhatTheirProbeFound() throws Exception {
    world.gateway(
        "ws://127.0.0.1:7",
        "channels.status",
        "{\"channelOrder\":[\"telegram\"],\"channelLabels\":{\"telegram\":\"Telegram\"},"
            + "\"channelAccounts\":{\"telegram\":[{\"accountId\":\"main\",\"enabled\":true,"
            + "\"configured\":true,\"running\":false,\"lastError\":null,"
            + "\"probe\":{\"ok\":false,\"error\":\"401\"}}]}}");
    CommandResult result = run("probe", "");
    assertEquals(0, result.exitCode());
    assertEquals(
        "Gateway reachable.\n- Telegram main: enabled, configured, stopped, probe failed: 401",
        World.text(result));
  }

  @Test
  void withoutAGatewayTheConfigurationIsShownAndTheExitCodeIsZero() throws Exception {
    CommandResult result = run();
    assertEquals(0, result.exitCode());
    JsonNode data = result.data().orElseThrow();
    assertFalse(data.path("gatewayReachable").asBoolean(true));
    assertTrue(data.path("configOnly").asBoolean());
    assertEquals("[\"slack\",\"telegram\"]", data.path("configuredChannels").toString());
    String text = World.text(result);
    assertTrue(text.startsWith("Gateway not reachable; showing config-only status."), text);
    assertTrue(text.contains("- telegram spare: disabled"), text);
    assertTrue(text.contains("- slack default: enabled"), text);
    assertTrue(
        result.failure().orElseThrow().message().startsWith("Gateway not reachable: "),
        result.toString());
  }

  @Test
  void gatewayThatKnowsNoChannelsIsReachable() throws Exception {
    world.gateway("ws://127.0.0.1:7");
    CommandResult result = run();
    assertEquals(0, result.exitCode());
    assertTrue(result.data().orElseThrow().path("gatewayReachable").asBoolean());
  }

  @Test
  void withoutAGatewayAnInvalidConfigurationIsAFailure() throws Exception {
    world.invalid("channels", "no");
    CommandResult result = run();
    assertEquals(1, result.exitCode());
    assertEquals("Config invalid", result.failure().orElseThrow().message());
  }

  @Test
  void listShowsAccountsAndLoginsWithoutTheirSecrets() throws Exception {
    Path store = state.resolve("agents/main/agent/auth-profiles.json");
    Files.createDirectories(store.getParent());
    Files.writeString(
        store,
        "{\"profiles\":{\"openai:me\":{\"type\":\"api_key\",\"provider\":\"openai\","
            + "\"key\":\"sekret\"}}}");
    CommandResult result = new ChannelsListCommand(world.here()).run(Typed.nothing());
    assertEquals(
        World.tree(
            "{\"chat\":{\"slack\":[\"default\"],\"telegram\":[\"main\",\"spare\"]},\"auth\":"
                + "[{\"id\":\"openai:me\",\"provider\":\"openai\",\"type\":\"api_key\","
                + "\"isExternal\":false}]}"),
        result.data().orElseThrow());
    assertFalse(result.toString().contains("sekret"));

    Files.writeString(store, "{sekret");
    CommandResult broken = new ChannelsListCommand(world.here()).run(Typed.nothing());
    assertEquals(1, broken.exitCode());
    assertFalse(broken.toString().contains("sekret"));
  }

  private CommandResult run(String... options) throws InterruptedException {
    return new ChannelsStatusCommand(world.here())
        .run(new Typed(List.of(), Typed.options(options).given(), Map.of()));
  }
}
