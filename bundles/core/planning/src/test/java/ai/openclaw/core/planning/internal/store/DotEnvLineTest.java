package ai.openclaw.core.planning.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DotEnvLineTest {
  @Test
  void readsNamesAndValuesOfEveryForm() {
    assertEquals(List.of("A=1"), read("A=1"));
    assertEquals(List.of("A=1"), read("  export  A = 1 \r\n"));
    assertEquals(List.of("A=x y"), read("A=\"x y\""));
    assertEquals(List.of("A=x"), read("A='x'"));
    assertEquals(List.of("A=\"x'"), read("A=\"x'"));
    assertEquals(List.of("A=x # y"), read("A=x # y"));
    assertEquals(List.of("A="), read("A="));
    assertEquals(List.of("A=1"), read("\uFEFFA=1\n"));
    assertEquals(List.of("A=1", "A=2"), read("A=1\nA=2\n"));
  }

  @Test
  void passesOverWhatAssignsNothing() {
    for (String line : List.of("# A=1", "", "A", "1A=2", "A-B=1")) {
      assertEquals(List.of(), read(line), line);
    }
  }

  @Test
  void keepsEveryByteOfTheFile() {
    String content = "# head\r\nA=1\n\n  B = 'x'\nlast";
    String again =
        DotEnvLine.parse(content).stream().map(DotEnvLine::text).collect(Collectors.joining());
    assertEquals(content, again);
  }

  @Test
  void showsNoValue() {
    assertFalse(DotEnvLine.parse("A=canary\n").toString().contains("canary"));
  }

  private static List<String> read(String content) {
    return DotEnvLine.parse(content).stream()
        .map(DotEnvLine::assignment)
        .flatMap(Optional::stream)
        .map(found -> found.name() + "=" + found.value())
        .toList();
  }
}
