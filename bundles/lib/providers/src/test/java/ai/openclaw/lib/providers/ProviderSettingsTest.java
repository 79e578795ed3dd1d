package ai.openclaw.lib.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {

  @Test
  void valuesAreReadByType() throws Exception {
    ProviderSettings settings =
        settings("{\"t\":\"x\",\"n\":7,\"f\":true,\"p\":\"/a/../b\",\"o\":{\"t\":\"y\"}}");

    assertEquals("x", settings.text("t"));
    assertEquals(7, settings.integer("n", 10, 1));
    assertTrue(settings.flag("f"));
    assertEquals(Path.of("/b"), settings.path("p"));
    assertEquals("y", settings.object("o").orElseThrow().text("t"));
    assertEquals("secrets.providers.work.o.t", settings.object("o").orElseThrow().label("t"));
  }

  @Test
  void absentValuesHaveTheirDefault() throws Exception {
    ProviderSettings settings = settings("{}");

    assertEquals(5, settings.integer("n", 10, 5));
    assertFalse(settings.flag("f"));
    assertTrue(settings.optionalText("t").isEmpty());
    assertTrue(settings.object("o").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "-1", "0", "11", "1.5", "\"7\"", "[]", "99999999999999999999"})
  void numberOutsideItsRangeIsNamed(String value) {
    ProviderSettings settings = settings("{\"n\":" + value + "}");

    assertInvalid("secrets.providers.work.n", () -> settings.integer("n", 10, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "-1", "\"\"", "[]", "{}"})
  void textThatIsNoneIsNamed(String value) {
    ProviderSettings settings = settings("{\"t\":" + value + "}");

    assertInvalid("secrets.providers.work.t", () -> settings.text("t"));
    assertInvalid("secrets.providers.work.t", () -> settings.optionalText("t"));
    assertInvalid("secrets.providers.work.t", () -> settings.path("t"));
  }

  @Test
  void textThatIsNoPathIsNamed() {
    assertInvalid("path of a file", () -> settings("{\"p\":\"\\u0000\"}").path("p"));
  }

  @Test
  void flagThatIsNoneIsNamed() {
    assertInvalid("true or false", () -> settings("{\"f\":\"yes\"}").flag("f"));
  }

  @Test
  void homeIsThatOfTheGateway() throws Exception {
    ProviderSettings settings =
        Requests.settings("{\"p\":\"~/k\"}", Map.of("HOME", "/home/b", "OPENCLAW_HOME", "/home/a"));

    assertEquals(Path.of("/home/a/k"), settings.path("p"));
  }

  @Test
  void batchEndsByItsOwnLimitOrTheDeadlineWhicheverIsFirst() throws Exception {
    var quick = Requests.of("{\"timeoutMs\":20}", Map.of(), Duration.ofSeconds(30));
    var late = Requests.of("{\"timeoutMs\":20}", Map.of(), Duration.ofSeconds(-1));
    var due = Requests.of("{}", Map.of(), Duration.ofSeconds(30));

    assertEquals(Duration.ofMillis(20), ProviderSettings.of(quick).limit(quick, 5000));
    assertEquals(Duration.ZERO, ProviderSettings.of(late).limit(late, 5000));
    assertTrue(ProviderSettings.of(due).limit(due, 120_000).compareTo(Duration.ofSeconds(30)) <= 0);
  }

  private static ProviderSettings settings(String json) {
    return Requests.settings(json, Map.of());
  }

  private static void assertInvalid(String words, Executable read) {
    UnavailableException thrown = assertThrows(UnavailableException.class, read);
    assertEquals("PROVIDER_SETTINGS_INVALID", thrown.failure().code());
    assertTrue(thrown.failure().message().contains(words), thrown.failure().message());
  }
}
