package ai.openclaw.core.secrets.internal.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.Configs;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldReaderTest {
  private static FieldContent read(String field) {
    return read(field, "{}", ValueKind.STRING);
  }

  private static FieldContent read(String field, String config, ValueKind kind) {
    JsonNode node = Configs.tree("{field: " + field + "}").path("field");
    return new FieldReader(RefDefaults.of(Configs.tree(config))).read(node, kind);
  }

  private static SecretRef ref(FieldContent content) {
    return assertInstanceOf(FieldContent.Reference.class, content).ref();
  }

  @Test
  void readsAnObjectOfExactlyThreeKeys() {
    assertEquals(
        new SecretRef("vault-x", "a_1", "any thing"),
        ref(read("{source: 'vault-x', provider: 'a_1', id: 'any thing'}")));
  }

  @Test
  void refusesAnExtraKeyAtTheFieldItself() {
    var content = read("{source: 'env', provider: 'default', id: 'A', value: 'x'}");
    var malformed = assertInstanceOf(FieldContent.Malformed.class, content);
    assertEquals("", malformed.key());
    assertTrue(malformed.message().contains("unrecognized key \"value\""));
  }

  @Test
  void refusesAReferenceWithoutProvider() {
    assertInstanceOf(FieldContent.Malformed.class, read("{source: 'env', id: 'A'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Env", "1env", "env!", ""})
  void refusesASourceAgainstTheGrammarAtTheFieldItself(String source) {
    var content = read("{source: '" + source + "', provider: 'default', id: 'A'}");
    assertEquals("", assertInstanceOf(FieldContent.Malformed.class, content).key());
  }

  @Test
  void takesAnAliasOf64CharactersButNotOf65() {
    String longest = "a".repeat(64);
    ref(read("{source: 'env', provider: '" + longest + "', id: 'A'}"));
    var content = read("{source: 'env', provider: '" + longest + "a', id: 'A'}");
    assertEquals("provider", assertInstanceOf(FieldContent.Malformed.class, content).key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1a", "Aa", "_a", "a.b", ""})
  void refusesAnAliasAgainstThePatternAtItsKey(String alias) {
    var content = read("{source: 'env', provider: '" + alias + "', id: 'A'}");
    assertEquals("provider", assertInstanceOf(FieldContent.Malformed.class, content).key());
  }

  @Test
  void takesAWholeTemplateAsAReferenceToTheDefaultEnvAlias() {
    assertEquals(new SecretRef("env", "default", "API_KEY"), ref(read("' ${API_KEY} '")));
    assertEquals(
        new SecretRef("env", "mine", "API_KEY"),
        ref(read("'${API_KEY}'", "{secrets: {defaults: {env: 'mine'}}}", ValueKind.STRING)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$${API_KEY}", "x${API_KEY}", "${api_key}", "$API_KEY", "${_A}"})
  void takesEveryOtherTextAsItIs(String text) {
    assertInstanceOf(FieldContent.Plain.class, read("'" + text + "'"));
  }

  @Test
  void knowsTheLegacyMarker() {
    assertEquals(new FieldContent.Marker("A_B"), read("'secretref-env:A_B'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "''", "'  '"})
  void countsBlankAsAbsent(String field) {
    assertInstanceOf(FieldContent.Absent.class, read(field));
  }

  @Test
  void takesAnObjectWithOtherKeysAsAValueWhereObjectsAreAllowed() {
    assertInstanceOf(
        FieldContent.Plain.class,
        read("{type: 'service_account'}", "{}", ValueKind.STRING_OR_OBJECT));
    ref(read("{source: 'env', provider: 'default', id: 'A'}", "{}", ValueKind.STRING_OR_OBJECT));
  }
}
