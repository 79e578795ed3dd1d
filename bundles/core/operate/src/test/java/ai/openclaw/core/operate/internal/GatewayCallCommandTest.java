package ai.openclaw.core.operate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCallCommandTest {
  private static final String URL = "ws://127.0.0.1:7";

  private final World world;

  GatewayCallCommandTest(@TempDir Path state) {
    world = new World(state);
    world.config("{\"gateway\":{\"port\":7,\"auth\":{\"token\":\"own\"}}}");
  }

  @Test
  void printsTheMethodAndThePayload() throws Exception {
    world.gateway(URL, "logs.tail", "{\"cursor\":{\"a\":[]}}");
    CommandResult result = run("logs.tail", Map.of());

    assertEquals(0, result.exitCode());
    assertEquals("{\"cursor\":{\"a\":[]}}", result.data().orElseThrow().toString());
    assertEquals(
        "Gateway call: logs.tail\n{\n  \"cursor\": {\n    \"a\": []\n  }\n}", World.text(result));
    assertEquals(List.of("CLI " + URL + " logs.tail own"), world.calls);
  }

  @Test
  void parametersThatAreNotJsonAreNotQuoted() throws Exception {
    CommandFailure failure = failure("health", Map.of("params", "{sekret"));
    assertEquals("Gateway call failed: --params has to be JSON", failure.message());
    assertFalse(failure.toString().contains("sekret"));
  }

  @Test
  void unknownMethodIsTheGatewaysWord() throws Exception {
    world.gateway(URL);
    assertEquals(
        "Gateway call failed: unknown method: nonsense", failure("nonsense", Map.of()).message());
  }

  @Test
  void gatewayThatIsDownComesWithTheOneThingToDo() throws Exception {
    CommandFailure failure = failure("health", Map.of());
    assertEquals("TRANSPORT", failure.code());
    assertTrue(failure.hints().get(0).contains("openclaw gateway"), failure.toString());
  }

  @Test
  void invalidConfigurationIsToldInsteadOfWhatFollowsFromIt() throws Exception {
    world.invalid("gateway.port", "expected an integer");
    CommandFailure failure = failure("health", Map.of());
    assertEquals("CONFIG_INVALID", failure.code());
    assertTrue(failure.hints().contains("- gateway.port: expected an integer"));
    assertTrue(failure.hints().contains("Run: openclaw doctor --fix"));
  }

  @Test
  void timeoutThatIsNoneIsRefused() throws Exception {
    for (String wrong : List.of("0", "-1", "soon", "9999999999")) {
      assertEquals("INVALID_TIMEOUT", failure("health", Map.of("timeout", wrong)).code());
    }
  }

  private CommandFailure failure(String method, Map<String, String> options) throws Exception {
    CommandResult result = run(method, options);
    assertEquals(1, result.exitCode());
    return result.failure().orElseThrow();
  }

  private CommandResult run(String method, Map<String, String> options) throws Exception {
    return new GatewayCallCommand(world.here()).run(new Typed(List.of(method), options, Map.of()));
  }
}
