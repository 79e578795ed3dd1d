package ai.openclaw.core.secrets.internal.provider;

import ai.openclaw.lib.schema.MessageStyle;
import ai.openclaw.lib.schema.Schema;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A settings check by a JSON Schema. */
public final class LibSettingsCheck implements SettingsCheck {
  private static final String SOURCE = "source";

  private final Schema schema;

  /**
   * Compiles a schema of settings; it need not mention the source, and refuses unknown keys unless
   * it allows them.
   */
  public LibSettingsCheck(ObjectNode document) {
    ObjectNode complete = document.deepCopy();
    ObjectNode properties = complete.withObjectProperty("properties");
    if (!properties.has(SOURCE)) {
      properties.putObject(SOURCE).put("type", "string");
    }
    if (!complete.has("additionalProperties")) {
      complete.put("additionalProperties", false);
    }
    this.schema = Schema.compile(complete);
  }

  @Override
  public List<Issue> check(ObjectNode settings) {
    return schema.validate(settings, MessageStyle.CONFIG).stream()
        .map(issue -> new Issue(issue.path(), issue.message()))
        .toList();
  }
}
