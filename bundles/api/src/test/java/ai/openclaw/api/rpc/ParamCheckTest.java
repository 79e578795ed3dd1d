package ai.openclaw.api.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParamCheckTest {
  private final ParamCheck check = new ParamCheck();
  private final ObjectNode params = JsonNodeFactory.instance.objectNode();

  @Test
  void everyReasonIsNamedWithItsPlace() {
    params.put("extra", 1).put("flag", "no").put("count", -1).put("word", 7).put("name", "");
    check.object("", params, List.of("id"), Set.of("id", "flag", "count", "word", "name"));
    check.flag("/flag", params.path("flag"));
    check.integer("/count", params.path("count"), 0);
    check.oneConstant("/word", params.path("word"), Set.of("a", "b"));
    check.filled("/name", params.path("name"));
    assertEquals(
        "invalid m params: must have required property 'id'; at root: unexpected property"
            + " 'extra'; at /flag: must be boolean; at /count: must be >= 0; at /word: must be"
            + " string; at /word: must be equal to constant; at /word: must match a schema in"
            + " anyOf; at /name: must NOT have fewer than 1 characters",
        check.error("m").orElseThrow().message());
  }

  @Test
  void requestWithoutParametersHasEmptyOnes() {
    for (JsonNode none : List.<JsonNode>of(MissingNode.getInstance(), NullNode.getInstance())) {
      var one = new ParamCheck();
      assertTrue(one.object("", none, List.of(), Set.of()));
      assertTrue(one.error("m").isEmpty());
    }
    check.object("", MissingNode.getInstance(), List.of("id"), Set.of("id"));
    assertEquals(List.of("must have required property 'id'"), check.reasons());
  }

  @Test
  void whatIsNoObjectIsRefused() {
    check.object("", JsonNodeFactory.instance.arrayNode(), List.of("id"), Set.of("id"));
    check.object("/client", NullNode.getInstance(), List.of(), Set.of());
    assertEquals(List.of("must be object", "at /client: must be object"), check.reasons());
  }

  @Test
  void textsMatchAsAWhole() {
    params.put("path", "a b").put("long", "x".repeat(5));
    check.pattern("/path", params.path("path"), "^[a-z]+$");
    check.pattern("/none", params.path("none"), "^[a-z]+$");
    check.atMost("/long", params.path("long"), 4);
    assertEquals(
        List.of(
            "at /path: must match pattern \"^[a-z]+$\"",
            "at /long: must NOT have more than 4 characters"),
        check.reasons());
  }
}
