package ai.openclaw.core.planning.internal.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.core.secrets.internal.grammar.IdRule;
import ai.openclaw.core.secrets.internal.surface.RegisteredTargets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damaged plans are refused in the documented form, or mean what they say; nothing else happens.
 */
class PlanFuzzTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = Long.getLong("plan.seed", 71);
  private static final int ROUNDS = 6_000;
  private static final String CANARY = "canary-value-of-a-plan";
  private static final String VALID =
      """
      {"version":1,"protocolVersion":1,"generatedAt":"2026-01-01T00:00:00Z","generatedBy":"x",
       "targets":[
        {"type":"models.providers.apiKey","path":"models.providers.a.apiKey","providerId":"a",
         "pathSegments":["models","providers","a","apiKey"],
         "ref":{"source":"env","provider":"default","id":"A_KEY"}},
        {"type":"auth-profiles.api_key.key","path":"profiles.p.key","agentId":"main",
         "authProfileProvider":"openai","ref":{"source":"file","provider":"f","id":"/a/b"}},
        {"type":"channels.googlechat.serviceAccount","path":"channels.googlechat.serviceAccount",
         "ref":{"source":"exec","provider":"e","id":"x/y"}}],
       "providerUpserts":{"f":{"source":"file","path":"/x","note":"canary-value-of-a-plan"}},
       "providerDeletes":["old"],
       "options":{"scrubEnv":true,"scrubLegacyAuthJson":false}}""";
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "0",
          "1",
          "1.0",
          "-1",
          "1e400",
          "[]",
          "{}",
          "\"\"",
          "\" \"",
          "\"__proto__\"",
          "\"a.b\"",
          "\"..\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "[[[[]]]]",
          "{\"source\":\"env\"}",
          "123456789012345678901234567890",
          "\"/~2\"",
          "\"constructor\"",
          "[null]",
          "2");

  private final PlanReader reader =
      new PlanReader(
          new TargetReader(
              new RegisteredTargets().all(),
              ref ->
                  IdRule.builtIn(ref.source())
                      .filter(rule -> !rule.allows(ref.id()))
                      .map(rule -> new SecretFailure("X", rule.words()))));

  @Test
  void readsTheUndamagedPlan() throws Exception {
    assertEquals(3, reader.parse(VALID.getBytes(StandardCharsets.UTF_8), "p").targets().size());
  }

  @Test
  void damagedTreesAreRefusedWithTheirPlaceOrReadAsTheyAre() throws Exception {
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(SEED + round);
      JsonNode plan = JSON.readTree(VALID);
      for (int n = random.nextInt(3); n >= 0; n--) {
        damage(plan, random);
      }
      refused += reads(plan.toString().getBytes(StandardCharsets.UTF_8), SEED + round) ? 0 : 1;
    }
    assertTrue(refused > ROUNDS / 4 && refused < ROUNDS, refused + " refused");
  }

  @Test
  void damagedBytesNeverDoMoreThanBeRefused() {
    byte[] valid = VALID.getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(SEED + round);
      byte[] bytes = valid.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
      reads(Arrays.copyOf(bytes, length), SEED + round);
    }
  }

  @Test
  void deepAndEmptyTextsAreRefused() {
    for (String text :
        List.of(
            "",
            " ",
            "\uFEFF",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "1",
            "nul",
            "{}{}")) {
      assertFalse(reads(text.getBytes(StandardCharsets.UTF_8), 0));
    }
  }

  private boolean reads(byte[] content, long seed) {
    try {
      Plan plan = reader.parse(content, "p.json");
      assertFalse(plan.toString().contains(CANARY));
      return true;
    } catch (PlanException refusal) {
      String message = String.valueOf(refusal.getMessage());
      assertEquals(PlanReader.INVALID, refusal.code(), "seed " + seed);
      assertTrue(message.contains("p.json"), "seed " + seed + ": " + message);
      assertFalse((message + refusal.hints()).contains(CANARY), "seed " + seed + ": " + message);
      return false;
    } catch (RuntimeException | StackOverflowError broken) {
      return fail("seed " + seed, broken);
    }
  }

  private static void damage(JsonNode plan, Random random) throws Exception {
    List<JsonNode> containers = new ArrayList<>();
    collect(plan, containers);
    JsonNode at = containers.get(random.nextInt(containers.size()));
    JsonNode odd = JSON.readTree(ODD.get(random.nextInt(ODD.size())));
    if (at instanceof ObjectNode object && !object.isEmpty()) {
      List<String> keys = new ArrayList<>();
      object.fieldNames().forEachRemaining(keys::add);
      String key = keys.get(random.nextInt(keys.size()));
      if (random.nextInt(3) == 0) {
        object.remove(key);
      } else {
        object.set(key, odd);
      }
    } else if (at instanceof ArrayNode list) {
      if (list.isEmpty() || random.nextInt(3) == 0) {
        list.add(odd);
      } else {
        list.set(random.nextInt(list.size()), odd);
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> found) {
    if (node.isContainerNode()) {
      found.add(node);
      node.forEach(child -> collect(child, found));
    }
  }
}
