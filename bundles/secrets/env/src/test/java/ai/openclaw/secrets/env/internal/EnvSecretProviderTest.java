package ai.openclaw.secrets.env.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Answered;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.ResolveResult.Unavailable;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvSecretProviderTest {
  private final EnvSecretProvider provider;

  EnvSecretProviderTest() throws IOException {
    provider = new EnvSecretProvider();
  }

  @Test
  void valueIsTakenAsItIs() {
    assertEquals(" fake\tvalue \n", text(resolve(open(), "KEY", Map.of("KEY", " fake\tvalue \n"))));
  }

  @Test
  void allowlistLetsItsVariablesThrough() {
    assertEquals("fake", text(resolve(allowing("OTHER", "KEY"), "KEY", Map.of("KEY", "fake"))));
  }

  @Test
  void variableOutsideTheAllowlistIsNamedWithTheSetting() {
    Failed failed = failed(resolve(allowing("OTHER"), "KEY", Map.of("KEY", "fake")));

    assertEquals("SECRET_NOT_ALLOWED", failed.failure().code());
    assertTrue(failed.failure().message().contains("KEY"), failed.failure().message());
    assertTrue(
        failed.failure().message().contains("secrets.providers.main.allowlist"),
        failed.failure().message());
  }

  @Test
  void emptyAllowlistAllowsNothing() {
    assertEquals(
        "SECRET_NOT_ALLOWED",
        failed(resolve(allowing(), "KEY", Map.of("KEY", "fake"))).failure().code());
  }

  @Test
  void allowlistIsLookedAtBeforeTheVariable() {
    assertEquals(
        "SECRET_NOT_ALLOWED", failed(resolve(allowing(), "KEY", Map.of())).failure().code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n", "\u00a0\u2003\ufeff"})
  void blankVariableHasNoValue(String blank) {
    Failed failed = failed(resolve(open(), "KEY", Map.of("KEY", blank)));

    assertEquals("SECRET_NOT_FOUND", failed.failure().code());
    assertTrue(failed.failure().message().contains("KEY"), failed.failure().message());
  }

  @Test
  void missingVariableHasNoValue() {
    assertEquals("SECRET_NOT_FOUND", failed(resolve(open(), "KEY", Map.of())).failure().code());
  }

  @Test
  void namesAreCaseSensitive() {
    assertInstanceOf(Failed.class, resolve(open(), "KEY", Map.of("key", "fake")));
  }

  @Test
  void allowlistOfAnotherTypeIsAFailureOfTheWholeBatch() {
    ObjectNode settings = open();
    settings.put("allowlist", "KEY");

    Unavailable unavailable =
        assertInstanceOf(Unavailable.class, provider.resolve(request(settings, "KEY", Map.of())));
    assertEquals("PROVIDER_SETTINGS_INVALID", unavailable.failure().code());
  }

  @Test
  void idIsTheNameOfAVariable() {
    var pattern = provider.describe().idPattern();

    assertTrue(pattern.matcher("A" + "B".repeat(127)).matches());
    for (String id : List.of("A" + "B".repeat(128), "a", "1A", "_A", "A-B", "A\n", "")) {
      assertTrue(!pattern.matcher(id).matches(), id);
    }
  }

  @Test
  void needsNoEntryInTheConfiguration() {
    assertEquals(Set.of(Trait.NEEDS_NO_SETTINGS), provider.describe().traits());
  }

  private Outcome resolve(ObjectNode settings, String id, Map<String, String> variables) {
    ResolveResult result = provider.resolve(request(settings, id, variables));
    return Objects.requireNonNull(
        assertInstanceOf(Answered.class, result).outcomes().get(id), "outcome");
  }

  private static ResolveRequest request(
      ObjectNode settings, String id, Map<String, String> variables) {
    return new ResolveRequest(
        "main",
        settings,
        List.of(id),
        Instant.now().plusSeconds(10),
        262_144,
        name -> Optional.ofNullable(variables.get(name)));
  }

  private static ObjectNode open() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode allowing(String... names) {
    ObjectNode settings = open();
    var list = settings.putArray("allowlist");
    for (String name : names) {
      list.add(name);
    }
    return settings;
  }

  private static String text(Outcome outcome) {
    return assertInstanceOf(Resolved.class, outcome).value().revealText();
  }

  private static Failed failed(Outcome outcome) {
    return assertInstanceOf(Failed.class, outcome);
  }
}
