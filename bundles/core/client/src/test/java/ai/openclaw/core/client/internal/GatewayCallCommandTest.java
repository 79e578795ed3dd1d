package ai.openclaw.core.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.host.Locations;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCallCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayCallCommand command;

  GatewayCallCommandTest(@TempDir Path state) {
    command = new GatewayCallCommand(new ClientsComponent(new Places(state), "1.0.0"));
  }

  @Test
  void printsTheMethodAndThePayload() throws Exception {
    RemoteGateway echo = (method, params) -> JSON.createObjectNode().set(method, params);
    CommandResult result =
        command.run(
            new TypedCall(
                List.of("logs.tail"),
                Map.of("params", "{\"limit\":2}"),
                Map.of(),
                Optional.of(echo)));

    assertEquals(0, result.exitCode());
    assertEquals("{\"logs.tail\":{\"limit\":2}}", result.data().orElseThrow().toString());
    assertEquals(new Line("Gateway call: logs.tail"), result.blocks().get(0));
  }

  @Test
  void parametersThatAreNotJsonAreNotQuoted() throws Exception {
    CommandFailure failure = failure(Map.of("params", "{sekret"), Map.of());
    assertEquals("Gateway call failed: --params has to be JSON", failure.message());
    assertFalse(failure.toString().contains("sekret"));
  }

  @Test
  void withoutConfigurationAndUrlItSaysWhatToDo() throws Exception {
    CommandFailure failure = failure(Map.of(), Map.of());
    assertEquals("CONFIG_UNUSABLE", failure.code());
    assertTrue(failure.message().contains("--url"));
  }

  @Test
  void callsTheConfiguredGatewayWithItsToken() throws Exception {
    TestGateway.Script script =
        TestGateway.greeting(
            connection -> {
              connection.read();
              connection.send(
                  "{\"type\":\"res\",\"id\":\"call\",\"ok\":true,\"payload\":{\"ok\":true}}");
            });
    try (TestGateway gateway = new TestGateway(script)) {
      int port = URI.create(gateway.url()).getPort();
      command.bindConfig(
          config("{\"gateway\":{\"port\":" + port + ",\"auth\":{\"token\":\"from-config\"}}}"));

      CommandResult result = command.run(typed(Map.of(), Map.of()));

      assertEquals("{\"ok\":true}", result.data().orElseThrow().toString());
      assertEquals(
          "from-config",
          gateway.connect().join().path("params").path("auth").path("token").asText());
    }
  }

  @Test
  void referenceInsteadOfATokenNeedsTheEnvironment() throws Exception {
    ConfigStore store =
        config(
            "{\"gateway\":{\"port\":1,\"auth\":{\"token\":{\"source\":\"env\",\"provider\":\"default\",\"id\":\"X\"}}}}");
    command.bindConfig(store);

    CommandFailure failure = failure(Map.of(), Map.of());
    assertEquals("CREDENTIALS_REQUIRED", failure.code());
    assertTrue(failure.message().contains("gateway.auth.token is a reference"));
    assertEquals(
        "TRANSPORT",
        failure(Map.of("timeout", "2000"), Map.of("OPENCLAW_GATEWAY_TOKEN", "t")).code());
  }

  @Test
  void portOfTheEnvironmentWinsAndJunkIsIgnored() throws Exception {
    ConfigSnapshot config = config("{\"gateway\":{\"port\":7}}").current();
    for (var port : Map.of("8", 8, "host:9", 9, "[::1]:10", 10, "junk", 7, "99999", 7).entrySet()) {
      var target =
          ConfiguredTarget.of(
              config, Map.of("OPENCLAW_GATEWAY_PORT", port.getKey()), Duration.ofSeconds(1));
      assertEquals(port.getValue(), target.url().getPort());
    }
  }

  @Test
  void remoteGatewayIsCalledWithItsOwnCredentials() throws Exception {
    String remote = "{\"gateway\":{\"mode\":\"remote\",\"auth\":{\"token\":\"own\"},\"remote\":";
    var target =
        ConfiguredTarget.of(
            config(remote + "{\"url\":\"wss://far.example\",\"token\":\"theirs\"}}}").current(),
            Map.of(),
            Duration.ofSeconds(1));
    assertEquals("wss://far.example", target.url().toString());
    assertEquals(Optional.of("theirs"), target.token());

    var named =
        ConfiguredTarget.of(
            config(remote + "{}}}").current(),
            Map.of("OPENCLAW_GATEWAY_URL", "ws://127.0.0.1:5"),
            Duration.ofSeconds(1));
    assertEquals(5, named.url().getPort());
    assertEquals(Optional.empty(), named.token());

    command.bindConfig(config(remote + "{\"url\":\"ws://far.example\"}}}"));
    assertEquals("INSECURE_URL", failure(Map.of(), Map.of()).code());
  }

  @Test
  void everyMethodIsAskedForWithTheLeastItNeeds() {
    assertEquals(List.of("operator.read"), MethodScopes.of("health"));
    assertEquals(List.of("operator.read"), MethodScopes.of("config.get"));
    assertEquals(List.of("operator.admin"), MethodScopes.of("config.set"));
    assertEquals(List.of("operator.admin"), MethodScopes.of("secrets.reload"));
    assertEquals(List.of("operator.pairing"), MethodScopes.of("device.pair.list"));
    assertEquals(6, MethodScopes.of("of.a.plugin").size());
  }

  private CommandFailure failure(Map<String, String> options, Map<String, String> environment)
      throws InterruptedException {
    CommandResult result = command.run(typed(options, environment));
    assertEquals(1, result.exitCode());
    return result.failure().orElseThrow();
  }

  private static TypedCall typed(Map<String, String> options, Map<String, String> environment) {
    return new TypedCall(List.of("health"), options, environment, Optional.empty());
  }

  private static ConfigStore config(String json) throws JsonProcessingException {
    ObjectNode tree = (ObjectNode) JSON.readTree(json);
    var snapshot =
        new ConfigSnapshot(
            "0", Path.of("openclaw.json"), true, tree, tree, name -> Optional.empty(), List.of());
    return new FixedConfig(snapshot);
  }

  private record FixedConfig(ConfigSnapshot current) implements ConfigStore {
    @Override
    public ConfigSnapshot read() {
      return current;
    }

    @Override
    public ConfigSnapshot edit(List<ConfigEdit> edits, String expectedRevision, boolean backup) {
      return current;
    }
  }

  private record Places(Path state) implements Locations {
    @Override
    public Path home() {
      return state;
    }

    @Override
    public Path config() {
      return state.resolve("openclaw.json");
    }

    @Override
    public boolean stateChosen() {
      return true;
    }

    @Override
    public Optional<String> profile() {
      return Optional.empty();
    }
  }
}
