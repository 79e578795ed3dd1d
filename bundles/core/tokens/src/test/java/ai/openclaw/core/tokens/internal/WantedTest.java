package ai.openclaw.core.tokens.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedTest {
  private static Wanted wanted(
      String name, String scopes, String methods, String endpoints, String agents, String expires)
      throws Wanted.Wrong {
    return Wanted.of(
        name, List.of(scopes), List.of(methods), List.of(endpoints), List.of(agents), expires);
  }

  @Test
  void listsMayBeSeparatedByCommasOrRepeated() throws Exception {
    Wanted wanted =
        Wanted.of(
            "ci",
            List.of("read,operator.write", "talk.secrets"),
            List.of("config.*, health"),
            List.of("/v1/*", "/metrics"),
            List.of("main"),
            "30d");
    assertEquals(
        List.of("operator.read", "operator.write", "operator.talk.secrets"), wanted.scopes());
    assertEquals(List.of("config.*", "health"), wanted.methods());
    assertEquals(List.of("/v1/*", "/metrics"), wanted.endpoints());
    assertEquals(Optional.of(Duration.ofDays(30)), wanted.life());
  }

  @Test
  void whereOneDoorIsNamedTheOtherIsClosed() throws Exception {
    assertEquals(List.of("*"), wanted("a", "", "", "", "", "1h").methods());
    assertEquals(List.of("*"), wanted("a", "", "", "", "", "1h").endpoints());
    assertEquals(List.of("operator.read"), wanted("a", "", "", "", "", "1h").scopes());
    assertEquals(List.of(), wanted("a", "", "health", "", "", "1h").endpoints());
    assertEquals(List.of(), wanted("a", "", "", "/v1/*", "", "never").methods());
  }

  @ParameterizedTest
  @CsvSource({
    "'', read, '', '', '', 1h, --name",
    "a b, read, '', '', '', 1h, --name",
    "a, root, '', '', '', 1h, --scopes",
    "a, read, c*g, '', '', 1h, --methods",
    "a, read, '', v1, '', 1h, --endpoints",
    "a, read, '', /v*/x, '', 1h, --endpoints",
    "a, read, '', '', a:b, 1h, --agents",
    "a, read, '', '', '', 30, --expires",
    "a, read, '', '', '', 0d, --expires",
    "a, read, '', '', '', '', --expires"
  })
  void wrongOptionIsNamed(
      String name,
      String scopes,
      String methods,
      String endpoints,
      String agents,
      String expires,
      String option) {
    Wanted.Wrong wrong =
        assertThrows(
            Wanted.Wrong.class, () -> wanted(name, scopes, methods, endpoints, agents, expires));
    assertTrue(wrong.text().startsWith(option), wrong.text());
  }
}
