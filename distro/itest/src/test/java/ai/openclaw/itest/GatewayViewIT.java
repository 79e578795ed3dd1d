package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a gateway that runs, and of one that does not. */
@Tag("proof")
class GatewayViewIT {
  private static final Distribution DISTRIBUTION = Distribution.built();

  @TempDir Path folder;
  @TempDir Path elsewhere;

  @BeforeEach
  void close() throws IOException {
    for (Path one : new Path[] {folder, elsewhere}) {
      Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void gatewayIsSeenFromInsideFromOutsideAndWhenItIsGone() throws Exception {
    var state = new State(folder).configure("channels: {telegram: {enabled: false}}");
    int port;
    try (var gateway = RunningGateway.start(DISTRIBUTION, folder, Map.of())) {
      port = gateway.port();
      inside(gateway);
      outside(gateway);
      state.configure("bogus: 1");
      Await.until(
          "the change is refused",
          () ->
              run("gateway", "status", "--json", "--no-probe")
                  .json()
                  .at("/config/daemon/state")
                  .asText()
                  .equals("config-invalid"));
      assertTrue(run("gateway", "status").out().contains("Connectivity probe: ok"));
      state.configure("channels: {telegram: {enabled: false}}");
    }
    gone(Map.of("OPENCLAW_GATEWAY_PORT", Integer.toString(port)));
  }

  private void inside(RunningGateway gateway) throws Exception {
    JsonNode first = json("gateway", "status", "--json");
    assertTrue(first.at("/rpc/ok").asBoolean(), first.toString());
    assertEquals(gateway.port(), first.at("/gateway/port").asInt(), first.toString());
    assertEquals("connected_no_operator_scope", first.at("/rpc/capability").asText());
    assertEquals(state("openclaw.json"), first.at("/config/cli/path").asText());

    Outcome health = run("gateway", "health");
    assertEquals(0, health.exit(), health.toString());
    assertTrue(health.out().startsWith("Gateway Health\nOK ("), health.out());
    assertTrue(Files.exists(folder.resolve("identity/device-auth.json")));

    Outcome text = run("gateway", "status", "--require-rpc");
    assertEquals(0, text.exit(), text.toString());
    for (String line :
        new String[] {"Runtime: running", "Read probe: ok", "Capability: read-only"}) {
      assertTrue(text.out().contains(line), text.out());
    }
    assertTrue(json("gateway", "probe", "--timeout", "500", "--json").path("ok").asBoolean());
    assertTrue(json("status", "--json").at("/gateway/reachable").asBoolean());
    assertTrue(json("channels", "list", "--json").at("/chat/telegram").isArray());
    Outcome unknown = run("gateway", "call", "no.such");
    assertEquals(1, unknown.exit(), unknown.toString());
    assertTrue(unknown.err().contains("unknown method: no.such"), unknown.err());
  }

  /** From a state directory of another gateway, over the protocol alone. */
  private void outside(RunningGateway gateway) throws Exception {
    String url = "ws://127.0.0.1:" + gateway.port();
    Distribution.write(
        elsewhere.resolve("openclaw.json"),
        "{gateway: {mode: 'remote', remote: {url: '"
            + url
            + "', token: {source: 'env', provider: 'default', id: 'FAR_TOKEN'}}}}");
    Outcome far =
        DISTRIBUTION.run(
            elsewhere, Map.of("FAR_TOKEN", State.TOKEN), "gateway", "call", "health", "--json");
    assertEquals(0, far.exit(), far.toString());
    assertTrue(far.json().path("ok").asBoolean(), far.out());

    Outcome wrong =
        DISTRIBUTION.run(
            elsewhere, Map.of(), "gateway", "call", "health", "--url", url, "--token", "not-it-77");
    assertEquals(1, wrong.exit(), wrong.toString());
    assertTrue(wrong.err().contains("unauthorized: gateway token mismatch"), wrong.err());
    assertFalse(wrong.toString().contains("not-it-77"), wrong.toString());
  }

  private void gone(Map<String, String> there) throws Exception {
    Outcome down = DISTRIBUTION.run(folder, there, "gateway", "status", "--require-rpc", "--json");
    assertEquals(1, down.exit(), down.toString());
    assertFalse(down.json().at("/rpc/ok").asBoolean(true), down.out());
    Outcome health = DISTRIBUTION.run(folder, there, "health");
    assertEquals(1, health.exit(), health.toString());
    assertTrue(health.err().contains("GatewayTransportError: "), health.err());
    Files.writeString(folder.resolve("openclaw.json"), "{gateway: {port: 'x'}}");
    Outcome invalid = DISTRIBUTION.run(folder, there, "status", "--json");
    assertEquals(0, invalid.exit(), invalid.toString());
    assertEquals("config-invalid", invalid.json().at("/config/state").asText(), invalid.out());
    assertFalse(invalid.json().at("/gateway/reachable").asBoolean(true), invalid.out());
  }

  private String state(String name) {
    return folder.resolve(name).toString();
  }

  private JsonNode json(String... arguments) throws Exception {
    Outcome outcome = run(arguments);
    assertEquals(0, outcome.exit(), outcome.toString());
    return outcome.json();
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    Outcome outcome = DISTRIBUTION.run(folder, Map.of(), arguments);
    assertFalse(outcome.toString().contains(State.TOKEN), outcome.toString());
    return outcome;
  }
}
