package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayProcessIT {
  private final Distribution distribution = Distribution.built();

  @TempDir Path folder;

  @Test
  void followsItsFilesKeepsItsConnectionsAndRestartsInItsProcess() throws Exception {
    var state = new State(folder).configure("ui: {}");
    long pid;
    try (var gateway = RunningGateway.start(distribution, folder, Map.of());
        var client = GatewayClient.connect(gateway)) {
      pid = gateway.process().pid();
      assertFalse(client.call("health").has("conditions"));

      String good = Files.readString(state.config());
      Distribution.write(state.config(), "{gateway: {mode: 'local', prot: 1}}");
      Await.until("the invalid file is told", () -> client.heard().contains("config.validity"));
      JsonNode condition = client.call("health").path("conditions").path(0);
      assertEquals("config-invalid", condition.path("code").asText(), condition.toString());
      assertEquals("gateway", condition.path("paths").path(0).asText(), condition.toString());
      assertTrue(client.call("status").has("conditions"));
      Distribution.write(state.config(), good);
      Await.until("all is well", () -> !client.call("health").has("conditions"));

      Distribution.write(
          state.config(), good.replace("mode: 'local'", "mode: 'local', bind: 'lan'"));
      Await.until(
          "the gateway listens on all addresses",
          () -> gateway.output().contains("now listening on 0.0.0.0"));
      assertTrue(client.call("health").path("ok").asBoolean(), client.ended());
      GatewayClient.connect(gateway).close();
      Distribution.write(state.config(), good);
      Await.until(
          "the gateway listens on loopback",
          () -> gateway.output().contains("now listening on 127.0.0.1"));
      assertEquals("", client.ended());

      refusesAnAddressThatIsNotOurs(state, good, client);

      gateway.signal("USR1");
      Await.until("the client is sent away", () -> !client.ended().isEmpty());
      assertTrue(client.ended().contains("1012 service restart"), client.ended());
      assertTrue(client.heard().contains("gateway restarting"), client.heard());
      Await.until(
          "the gateway is back", () -> gateway.output().split("Gateway ready", -1).length > 2);
      assertTrue(gateway.process().isAlive());
      assertEquals(pid, gateway.process().pid());
      assertTrue(healthy(lastPort(gateway)));

      gateway.signal("TERM");
      assertEquals(0, gateway.awaitExit(), gateway.output());
    }
  }

  /** An address of documentation, which no machine has. */
  private static void refusesAnAddressThatIsNotOurs(State state, String good, GatewayClient client)
      throws Exception {
    Distribution.write(
        state.config(),
        good.replace(
            "mode: 'local'", "mode: 'local', bind: 'custom', customBindHost: '203.0.113.77'"));
    Await.until("the address is refused", () -> client.call("health").has("conditions"));
    JsonNode condition = client.call("health").path("conditions").path(0);
    assertEquals("listen-refused", condition.path("code").asText(), condition.toString());
    assertTrue(condition.path("message").asText().contains("203.0.113.77"), condition.toString());
    Distribution.write(state.config(), good);
    Await.until("all is well", () -> !client.call("health").has("conditions"));
    assertEquals("", client.ended());
  }

  private static int lastPort(RunningGateway gateway) {
    String output = gateway.output();
    String rest = output.substring(output.lastIndexOf("Gateway ready at ws://127.0.0.1:") + 32);
    return Integer.parseInt(rest.substring(0, rest.indexOf(';')));
  }

  private static boolean healthy(int port) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/healthz"));
    return HttpClient.newHttpClient()
            .send(request.build(), HttpResponse.BodyHandlers.ofString())
            .statusCode()
        == 200;
  }

  @Test
  void readOnlyConfigurationIsWrittenByNobody() throws Exception {
    var state = new State(folder).configure("ui: {}");
    String before = Files.readString(state.config());
    Map<String, String> readOnly = Map.of("OPENCLAW_CONFIG_READONLY", "1");
    try (var gateway = RunningGateway.start(distribution, folder, readOnly);
        var client = GatewayClient.connect(gateway)) {
      var params = JsonNodeFactory.instance.objectNode().put("raw", "{\"ui\":{\"assistant\":{}}}");
      params.put("baseHash", client.call("config.get").path("hash").asText());
      JsonNode refused = client.refusal("config.patch", params);
      assertTrue(refused.toString().contains("CONFIG_READONLY"), refused.toString());
      var command = distribution.run(folder, readOnly, "config", "set", "gateway.port", "19001");
      assertEquals(1, command.exit());
      assertTrue((command.out() + command.err()).contains("CONFIG_READONLY"), command.toString());
    }
    assertEquals(before, Files.readString(state.config()));
  }

  @Test
  void twoGatewaysShareAHostWithAConfigurationAndAStateEach() throws Exception {
    Path home = folder.resolve("home");
    try (var a = own(home, "a");
        var b = own(home, "b");
        var first = GatewayClient.connect(a);
        var second = GatewayClient.connect(b)) {
      assertTrue(first.call("health").path("ok").asBoolean());
      assertTrue(second.call("health").path("ok").asBoolean());
      var edit =
          distribution.run(
              home.resolve(".openclaw-a"),
              Map.of("OPENCLAW_CONFIG_PATH", home.resolve(".openclaw/a.json").toString()),
              "config",
              "set",
              "ui.seamColor",
              "#123456");
      assertEquals(0, edit.exit(), edit.toString());
      assertTrue(first.call("config.get").toString().contains("#123456"));
      assertFalse(second.call("config.get").toString().contains("#123456"));
      assertTrue(Files.exists(home.resolve(".openclaw/a.json.bak")), "the copy is beside the file");
      assertTrue(Files.exists(home.resolve(".openclaw-a/run/gateway.lock")));
      assertTrue(Files.exists(home.resolve(".openclaw-b/run/gateway.lock")));

      var third =
          distribution.run(
              Files.createDirectories(home.resolve(".openclaw-c")),
              Map.of("OPENCLAW_CONFIG_PATH", home.resolve(".openclaw/a.json").toString()),
              "gateway",
              "--port",
              "0");
      assertEquals(0, third.exit(), third.toString());
      assertTrue(
          third.err().contains("gateway already running (pid " + a.process().pid() + ")"),
          third.err());
    }
  }

  private RunningGateway own(Path home, String name) throws Exception {
    Path config = home.resolve(".openclaw").resolve(name + ".json");
    Path state = Files.createDirectories(home.resolve(".openclaw-" + name));
    Distribution.write(
        config,
        "{gateway: {mode: 'local', auth: {token: '%s'}}, logging: {file: '%s'}}"
            .formatted(State.TOKEN, state.resolve("gateway.log")));
    return RunningGateway.start(
        distribution, state, Map.of("OPENCLAW_CONFIG_PATH", config.toString()));
  }
}
