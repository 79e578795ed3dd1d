package ai.openclaw.core.operate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayProbeCommandTest {
  private static final String HERE = "ws://127.0.0.1:7";
  private static final String THERE = "wss://far.example";
  private static final String[] ANSWERS = {
    "health", "{\"ok\":true}",
    "status", "{}",
    "system-presence", "{}",
    "config.get", "{\"path\":\"/x\",\"config\":{\"gateway\":{\"auth\":{\"token\":\"***\"}}}}"
  };

  private final World world;

  GatewayProbeCommandTest(@TempDir Path state) {
    world = new World(state);
    world.config(
        "{\"gateway\":{\"port\":7,\"remote\":{\"url\":\"" + THERE + "\",\"token\":\"t\"}}}");
  }

  @Test
  void nothingThatAnswersIsAFailure() throws Exception {
    CommandResult result = run();
    assertEquals(1, result.exitCode());
    assertEquals("[false]", data(result, "ok"));
    assertEquals("[null]", data(result, "primaryTargetId"));
    assertEquals(1006, result.data().orElseThrow().at("/targets/0/connect/close/code").asInt());
  }

  @Test
  void twoThatAnswerAreAWarning() throws Exception {
    world.gateway(HERE, ANSWERS).gateway(THERE, ANSWERS);
    CommandResult result = run();
    assertEquals(0, result.exitCode());
    assertEquals(List.of("multiple_gateways"), codes(result));
    assertTrue(World.text(result).contains("multiple reachable gateways"));
    assertEquals("[\"localLoopback\"]", data(result, "primaryTargetId"));
    assertTrue(
        result
            .data()
            .orElseThrow()
            .at("/targets/1/config/gateway/authTokenConfigured")
            .asBoolean());
  }

  @Test
  void grantWithoutAScopeIsLimited() throws Exception {
    world.gateway(HERE, ANSWERS).scopes();
    CommandResult result = run();
    assertEquals(0, result.exitCode());
    assertEquals(List.of("probe_scope_limited"), codes(result));
    assertEquals("[true]", data(result, "degraded"));
    assertEquals("[\"connected_no_operator_scope\"]", data(result, "capability"));
  }

  @Test
  void questionThatIsNotAnsweredIsNamed() throws Exception {
    world.gateway(HERE, "health", "{}", "status", "{}", "config.get", "{}");
    CommandResult result = run();
    assertEquals(List.of("probe_detail_failed"), codes(result));
    assertTrue(World.text(result).contains("unknown method: system-presence"));
  }

  @Test
  void explicitUrlThatIsTheLocalOneIsOneGateway() throws Exception {
    world.gateway(HERE, ANSWERS);
    CommandResult result = run("url", HERE, "token", "x");
    assertEquals(List.of(), codes(result));
    assertEquals("[\"explicit\"]", data(result, "primaryTargetId"));
  }

  @Test
  void unresolvedReferenceIsAWarningAndTheGatewayIsStillLookedAt() throws Exception {
    world.config(
        "{\"gateway\":{\"port\":7,\"auth\":{\"token\":{\"source\":\"env\",\"id\":\"X\"}}}}");
    world.gateway(HERE, ANSWERS);
    CommandResult result = run();
    assertEquals(0, result.exitCode());
    assertEquals(List.of("auth_secretref_unresolved"), codes(result));
  }

  @Test
  void sshTargetThatWouldBeAnOptionIsRefused() throws Exception {
    CommandResult result = run("ssh", "-oProxyCommand=touch /tmp/never");
    assertEquals(List.of("ssh_tunnel_failed"), codes(result));
  }

  @Test
  void tunnelThatDoesNotOpenIsAWarning() throws Exception {
    world.gateway(HERE, ANSWERS);
    CommandResult result = run("ssh", "nobody@127.0.0.1:1");
    assertEquals(0, result.exitCode());
    assertEquals(List.of("ssh_tunnel_failed"), codes(result));
  }

  private CommandResult run(String... options) throws InterruptedException {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("timeout", "50"));
    return new GatewayProbeCommand(world.here()).run(Typed.options(all.toArray(String[]::new)));
  }

  private static String data(CommandResult result, String key) {
    return "[" + result.data().orElseThrow().path(key) + "]";
  }

  private static List<String> codes(CommandResult result) {
    List<String> codes = new ArrayList<>();
    for (JsonNode warning : result.data().orElseThrow().path("warnings")) {
      codes.add(warning.path("code").asText());
    }
    return codes;
  }
}
