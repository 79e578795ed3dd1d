package ai.openclaw.secrets.file.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An escaped pointer leads to the value it was made for, whatever the keys hold. */
class PointerPropertyTest {
  private static final long SEED = Long.getLong("pointer.seed", 91);
  private static final String ALPHABET = "~/01ab ~~//.\u00e9\u4e2d\"\\";

  @Test
  void everyValueIsFoundByItsEscapedPath() {
    for (int round = 0; round < 5_000; round++) {
      var random = new Random(SEED + round);
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      var pointer = new StringBuilder();
      JsonNode at = root;
      int depth = 1 + random.nextInt(5);
      for (int level = 0; level < depth; level++) {
        JsonNode child =
            level == depth - 1
                ? JsonNodeFactory.instance.textNode("value-" + round)
                : random.nextBoolean()
                    ? JsonNodeFactory.instance.objectNode()
                    : JsonNodeFactory.instance.arrayNode();
        if (at instanceof ArrayNode list) {
          int index = random.nextInt(3);
          for (int i = 0; i < index; i++) {
            list.add("other");
          }
          list.add(child);
          pointer.append('/').append(index);
        } else {
          String key = key(random);
          ((ObjectNode) at).put(key + "x", "other").set(key, child);
          pointer.append('/').append(key.replace("~", "~0").replace("/", "~1"));
        }
        at = child;
      }
      var document = new JsonDocument("vault", root);
      String what = "seed " + (SEED + round) + ": " + pointer + " in " + root;
      Outcome found = document.at(pointer.toString());
      assertEquals(at, assertInstanceOf(Resolved.class, found, what).value().reveal(), what);
      assertInstanceOf(Failed.class, document.at(pointer + "/0"), what);
    }
  }

  private static String key(Random random) {
    var key = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return key.toString();
  }
}
