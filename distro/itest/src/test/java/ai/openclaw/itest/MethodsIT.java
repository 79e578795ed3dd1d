package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients can ask one gateway for, and how a stranger's method comes and goes. */
class MethodsIT {
  @TempDir Path folder;
  @TempDir Path jars;

  @Test
  void everyMethodIsCallableFromTheMomentItIsListedAndGoneWithItsBundle() throws Exception {
    var state =
        new State(folder)
            .configure("channels: {telegram: {botToken: '123:abc'}}, agents: {list: [{id: 'a'}]}");
    try (var gateway = RunningGateway.start(Distribution.built(), folder, Map.of());
        var client = GatewayClient.connect(gateway)) {
      answers(client);
      schema(client);
      metrics(gateway);

      assertFalse(client.methods().contains("demo.count"));
      Path jar = state.drop(DemoBundles.into(jars).build("method"), "method.jar");
      Await.until("the method is listed", () -> listed(gateway));
      assertEquals(1, client.call("demo.count", key("k")).path("count").asInt());
      assertEquals(1, client.call("demo.count", key("k")).path("count").asInt());
      assertEquals(2, client.call("demo.count").path("count").asInt());
      assertEquals(
          "unknown method: demo.cuont (did you mean \"demo.count\"?)",
          client.refusal("demo.cuont", key("k")).path("message").asText());

      Files.delete(jar);
      Await.until("the method is gone", () -> !listed(gateway));
      assertEquals(
          "unknown method: demo.count",
          client.refusal("demo.count", key("k")).path("message").asText());
      assertEquals("", client.ended());
      presence(client);
    }
  }

  private static void answers(GatewayClient client) throws Exception {
    assertEquals("a", client.call("agents.list").path("defaultId").asText());
    assertEquals("a", client.call("tools.catalog").path("agentId").asText());
    assertEquals(0, client.call("models.list").path("models").size());
    assertEquals(0, client.call("models.authStatus").path("providers").size());
    assertEquals(
        "available",
        client.call("channels.status").at("/channelAccounts/telegram/0/tokenStatus").asText());
    assertTrue(client.call("diagnostics.stability").path("events").isArray());
    JsonNode identity = client.call("gateway.identity.get");
    assertEquals(64, identity.path("deviceId").asText().length());
    assertEquals(identity, client.call("gateway.identity.get"));
    assertTrue(client.call("update.status").path("sentinel").isNull());
  }

  private static void schema(GatewayClient client) throws Exception {
    JsonNode answer = client.call("config.schema");
    JsonNode schema = answer.path("schema");
    List<JsonNode> references = schema.findValues("$ref");
    assertTrue(references.size() > 100, "only " + references.size());
    references.forEach(
        reference ->
            assertFalse(
                schema.at(reference.asText().substring(1)).isMissingNode(), reference.asText()));
    assertTrue(answer.at("/uiHints/channels.telegram.botToken/sensitive").asBoolean());
    ObjectNode path =
        JsonNodeFactory.instance.objectNode().put("path", "channels.telegram.dmPolicy");
    assertEquals("string", client.call("config.schema.lookup", path).at("/schema/type").asText());
  }

  private static void metrics(RunningGateway gateway) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + gateway.port() + "/api/diagnostics/prometheus");
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<String> refused =
        http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    assertEquals(401, refused.statusCode());
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + State.TOKEN).build(),
            BodyHandlers.ofString());
    assertEquals(200, answer.statusCode());
    assertEquals(
        "text/plain; version=0.0.4; charset=utf-8",
        answer.headers().firstValue("Content-Type").orElse(""));
    for (String line :
        List.of(
            "openclaw_gateway_connections 1\n",
            "openclaw_rpc_requests_total{",
            "openclaw_secrets_activations_total 1\n",
            "openclaw_memory_bytes{")) {
      assertTrue(answer.body().contains(line), line + " is missing in " + answer.body());
    }
    assertFalse(answer.body().contains(State.TOKEN));
  }

  private static void presence(GatewayClient client) throws Exception {
    JsonNode present = client.call("system-presence");
    assertEquals("self", present.at("/0/reason").asText());
    assertTrue(present.toString().contains("\"disconnect\""), present.toString());
    Await.until("presence is told", () -> client.heard().contains("\"event\":\"presence\""));
    ObjectNode probe = JsonNodeFactory.instance.objectNode().put("probe", true);
    client.call("health", probe);
    Await.until("health is told", () -> client.heard().contains("\"event\":\"health\""));
  }

  private static boolean listed(RunningGateway gateway) throws Exception {
    try (var other = GatewayClient.connect(gateway)) {
      return other.methods().contains("demo.count");
    }
  }

  private static ObjectNode key(String key) {
    return JsonNodeFactory.instance.objectNode().put("idempotencyKey", key);
  }
}
