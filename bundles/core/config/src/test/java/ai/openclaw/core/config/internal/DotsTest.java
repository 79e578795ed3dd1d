package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DotsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void readsDotsBracketsQuotesAndBackslashes() {
    assertEquals(List.of("a", "b", "0", "c"), Dots.parse("a.b[0].c"));
    assertEquals(List.of("a", "0", "1"), Dots.parse("a[0][1]"));
    assertEquals(List.of("a", "b.c", "d"), Dots.parse("a[\"b.c\"].d"));
    assertEquals(List.of("a", "b]c"), Dots.parse("a['b]c']"));
    assertEquals(List.of("a.b", "c"), Dots.parse("a\\.b.c"));
  }

  @Test
  void refusesWhatIsNoPath() {
    for (String text :
        List.of("", ".", "a.", ".a", "a..b", "a[", "a[]", "a[0]b", "a.[0]", "a['x")) {
      assertEquals(List.of(), Dots.parse(text), text);
    }
  }

  @Test
  void resolvesKeysThatHoldDots() throws Exception {
    var tree = JSON.readTree("{\"a.b\":{\"c\":[{\"d.e\":1}]},\"a\":{\"x\":1}}");
    assertEquals(List.of("a.b", "c", "0", "d.e"), Dots.resolve(tree, "a.b.c[0].d.e"));
    assertEquals(List.of("a", "x"), Dots.resolve(tree, "a.x"));
    assertEquals(List.of("n", "m"), Dots.resolve(tree, "n.m"));
    assertEquals(List.of(), Dots.resolve(tree, "<root>"));
  }

  @Test
  void namesDifferencesAsDeepAsTheyAre() throws Exception {
    assertEquals(
        Set.of("a.b", "l", "new.x", "gone", "empty", "t"),
        ConfigDiff.between(
            JSON.readTree("{\"a\":{\"b\":1,\"c\":2},\"l\":[1],\"gone\":1,\"t\":{\"q\":1}}"),
            JSON.readTree(
                "{\"a\":{\"b\":2,\"c\":2},\"l\":[1,2],\"new\":{\"x\":1},\"empty\":{},\"t\":5}")));
  }
}
