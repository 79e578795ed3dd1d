package ai.openclaw.core.planning.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LosslessJsonTest {
  @Test
  void changesNothingButWhatDiffers() {
    String old = "{\n\t\"a\":  {\"key\": \"x\", \"n\": 1.50},\n\t\"b\": [1,2]\n}\n";
    ObjectNode before = tree(old);
    ObjectNode after = before.deepCopy();
    after.withObjectProperty("a").remove("key");
    after.withObjectProperty("a").put("keyRef", "y");

    String now = write(old, before, after);

    assertEquals("{\n\t\"a\":  {\"n\": 1.50, \"keyRef\": \"y\"},\n\t\"b\": [1,2]\n}\n", now);
  }

  @Test
  void writesStrictJsonIntoAnEmptyObject() {
    ObjectNode after = tree("{\"profiles\":{\"a:b\":{\"type\":\"token\"}}}");

    assertEquals(after, tree(write("{}", tree("{}"), after)));
  }

  private static String write(String old, ObjectNode before, ObjectNode after) {
    return new String(
        LosslessJson.rewrite(old.getBytes(StandardCharsets.UTF_8), before, after),
        StandardCharsets.UTF_8);
  }

  private static ObjectNode tree(String text) {
    return assertInstanceOf(
            StoredJson.Tree.class, StoredJson.parse(text.getBytes(StandardCharsets.UTF_8)))
        .tree();
  }
}
