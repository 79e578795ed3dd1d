package ai.openclaw.core.secrets.internal.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.internal.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueKindsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'x'|true|true",
        "' '|false|false",
        "5|false|false",
        "true|false|false",
        "[]|false|false",
        "null|false|false",
        "{}|false|true",
        "{a: 1}|false|true"
      })
  void convertsNothing(String json, boolean string, boolean stringOrObject) {
    SecretValue value = SecretValue.of(Configs.tree("{v: " + json + "}").path("v"));
    assertEquals(string, ValueKinds.misfit(ValueKind.STRING, "a.b", value).isEmpty());
    assertEquals(
        stringOrObject, ValueKinds.misfit(ValueKind.STRING_OR_OBJECT, "a.b", value).isEmpty());
  }

  @Test
  void namesThePathAndNotTheValue() {
    SecretValue value = SecretValue.of(Configs.tree("{v: 81733}").path("v"));
    String message = ValueKinds.misfit(ValueKind.STRING, "a.b", value).orElseThrow().message();
    assertTrue(message.contains("a.b"));
    assertFalse(message.contains("81733"));
  }
}
