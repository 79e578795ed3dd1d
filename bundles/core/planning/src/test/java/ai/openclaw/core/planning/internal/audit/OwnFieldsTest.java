package ai.openclaw.core.planning.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.planning.residue.KnownSecret;
import ai.openclaw.core.planning.residue.OwnPlaces;
import ai.openclaw.core.planning.residue.SecretPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFieldsTest {
  private static final String VALUE = "sk-ä-0123456789";

  @TempDir Path folder;

  private Path config() {
    return folder.resolve("openclaw.json");
  }

  private OwnFields fields(String... paths) {
    var secrets = new ArrayList<KnownSecret>();
    for (String path : paths) {
      secrets.add(new KnownSecret(new SecretPlace(config(), path), SecretValue.of(VALUE)));
    }
    return new OwnFields(secrets, config(), Set.of("OWN_KEY"));
  }

  /** For each copy of the value in a text, whether it is where it belongs. */
  private static List<Boolean> covered(String text, OwnPlaces places) {
    var covered = new ArrayList<Boolean>();
    int length = VALUE.getBytes(StandardCharsets.UTF_8).length;
    for (int at = text.indexOf(VALUE); at >= 0; at = text.indexOf(VALUE, at + 1)) {
      int start = text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
      covered.add(places.covers(start, start + length));
    }
    return covered;
  }

  @Test
  void knowsAFieldFromTheSameValueElsewhere() throws Exception {
    String text =
        "// ü "
            + VALUE
            + "\n{models: {providers: {x: {apiKey: '"
            + VALUE
            + "', baseUrl: 'http://h/?k="
            + VALUE
            + "'}}}, mcp: {servers: {y: {env: {K: '"
            + VALUE
            + "'}}}}}";
    Files.writeString(config(), text);
    OwnPlaces places = fields("models.providers.x.apiKey").ofConfig(config());
    assertEquals(List.of(false, true, false, false), covered(text, places));
  }

  @Test
  void knowsTheVariablesThatReferencesTake() throws Exception {
    String text =
        "{env: {OWN_KEY: '%1$s', OTHER: '%1$s', vars: {OWN_KEY: '%1$s'}}}".formatted(VALUE);
    Files.writeString(config(), text);
    assertEquals(List.of(true, false, true), covered(text, fields().ofConfig(config())));
  }

  @Test
  void knowsAFieldOfAnAccountWhereItsChannelKeepsIt() throws Exception {
    String text =
        "{channels: {telegram: {botToken: '%1$s', name: '%1$s'}, slack: {botToken: '%1$s'}}}"
            .formatted(VALUE);
    Files.writeString(config(), text);
    OwnPlaces places = fields("channels.telegram.accounts.default.botToken").ofConfig(config());
    assertEquals(List.of(true, false, false), covered(text, places));
  }

  @Test
  void knowsTheFieldsOfAnIncludedFile() throws Exception {
    Path included = folder.resolve("providers.json5");
    String text = "{x: {apiKey: '%1$s', note: '%1$s'}}".formatted(VALUE);
    Files.writeString(included, text);
    Files.writeString(config(), "{models: {providers: {$include: './providers.json5'}}}");
    assertEquals(
        Set.of(config(), included), ConfigFamily.of(config(), folder.resolve("none.json5")));
    OwnPlaces places = fields("models.providers.x.apiKey").ofConfig(included);
    assertEquals(List.of(true, false), covered(text, places));
  }

  @Test
  void knowsTheFieldsOfAStoreByTheirWholePath() throws Exception {
    Path store = folder.resolve("auth-profiles.json");
    String text =
        "{\"profiles\":{\"a:b\":{\"key\":\"%1$s\",\"note\":\"%1$s\"}},\"old\":{\"key\":\"%1$s\"}}"
            .formatted(VALUE);
    Files.writeString(store, text);
    var secret = new KnownSecret(new SecretPlace(store, "profiles.a:b.key"), SecretValue.of(VALUE));
    var fields = new OwnFields(List.of(secret), config(), Set.of());
    assertEquals(List.of(true, false, false), covered(text, fields.ofStore(store)));
  }

  @Test
  void aFileThatIsNoJsonHasNoFields() throws Exception {
    Files.writeString(config(), "{" + VALUE);
    assertEquals(List.of(false), covered("{" + VALUE, fields("x").ofConfig(config())));
  }
}
