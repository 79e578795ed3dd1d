package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every method answers whatever it is asked, gives nothing away, and breaks nothing. */
@Tag("proof")
class HostileParamsIT {
  private static final int ROUNDS = 12;
  private static final int DEEP = 120;

  /** Those that end or replace something on purpose. */
  private static final Pattern MEANT =
      Pattern.compile(".*(restart|shutdown|stop|update|wipe|logout|remove|revoke|rotate|clear).*");

  private static final List<String> KEYS =
      List.of("raw", "baseHash", "path", "key", "id", "limit", "cursor", "note", "x", "ids", "");

  @TempDir Path folder;

  @Test
  void everyMethodAnswersAndTheGatewayGoesOn() throws Exception {
    var chance = new Random(20_260_501);
    State state = new State(folder).configure("ui: {seamColor: '#ff0000'}");
    String before = Files.readString(state.config());
    try (var gateway = RunningGateway.start(Distribution.built(), folder, Map.of());
        var client = GatewayClient.connect(gateway)) {
      List<String> methods =
          client.methods().stream().filter(name -> !MEANT.matcher(name).matches()).toList();
      assertTrue(methods.contains("config.set"), methods.toString());
      for (int round = 0; round < ROUNDS; round++) {
        for (String method : methods) {
          JsonNode answer = client.answer(method, params(chance));
          assertFalse(answer.toString().contains(State.TOKEN), method);
          if (!answer.path("ok").asBoolean()) {
            String code = answer.path("error").path("code").asText();
            assertTrue(code.matches("[A-Z_]{4,40}"), method + ": " + answer);
            assertFalse(
                answer.path("error").path("message").asText().contains("Exception"),
                method + ": " + answer);
          }
        }
      }
      assertTrue(client.call("health").path("ok").asBoolean());
      assertEquals("", client.ended());
    }
    assertEquals(before, Files.readString(state.config()));
  }

  private static ObjectNode params(Random chance) {
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    for (int i = chance.nextInt(5); i > 0; i--) {
      params.set(KEYS.get(chance.nextInt(KEYS.size())), value(chance));
    }
    return params;
  }

  private static JsonNode value(Random chance) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (chance.nextInt(10)) {
      case 0 -> json.nullNode();
      case 1 -> json.numberNode(Long.MIN_VALUE);
      case 2 -> json.numberNode(1e308);
      case 3 -> json.textNode("x".repeat(100_000));
      case 4 -> json.textNode("../../etc/passwd\u0000\u202e{${HOME}}");
      case 5 -> json.textNode("{\"gateway\":{\"auth\":null}}");
      case 6 -> json.arrayNode().add(json.arrayNode()).add(true);
      case 7 -> nested(json);
      case 8 -> json.textNode("{nope");
      default -> json.booleanNode(true);
    };
  }

  private static JsonNode nested(JsonNodeFactory json) {
    JsonNode inner = json.textNode("end");
    for (int i = 0; i < DEEP; i++) {
      inner = json.objectNode().set("__proto__", inner);
    }
    return inner;
  }
}
