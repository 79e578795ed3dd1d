package ai.openclaw.core.secrets.internal.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.secrets.internal.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibSettingsCheckTest {
  private final LibSettingsCheck check =
      new LibSettingsCheck(
          Configs.tree("{type: 'object', properties: {timeoutMs: {type: 'integer', minimum: 1}}}"));

  @Test
  void allowsTheSourceAlthoughTheSchemaDoesNotMentionIt() {
    assertEquals(List.of(), check.check(Configs.tree("{source: 'demo', timeoutMs: 1}")));
  }

  @Test
  void refusesUnknownKeysAndValuesOutOfRange() {
    assertTrue(
        check.check(Configs.tree("{source: 'demo', x: 1}")).get(0).message().contains("\"x\""));
    assertEquals(
        List.of("timeoutMs"),
        check.check(Configs.tree("{source: 'demo', timeoutMs: 0}")).get(0).path());
  }

  @Test
  void allowsUnknownKeysWhereTheSchemaSaysSo() {
    var open = new LibSettingsCheck(Configs.tree("{type: 'object', additionalProperties: true}"));
    assertEquals(List.of(), open.check(Configs.tree("{source: 'demo', x: 1}")));
  }
}
