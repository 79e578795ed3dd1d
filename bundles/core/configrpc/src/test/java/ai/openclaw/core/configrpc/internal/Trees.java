package ai.openclaw.core.configrpc.internal;

import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import com.fasterxml.jackson.databind.JsonNode;

/** Trees written as JSON5. */
final class Trees {
  private Trees() {}

  static JsonNode json(String text) {
    try {
      return Json5Document.parse(text).toJson();
    } catch (Json5Exception e) {
      throw new IllegalArgumentException(e);
    }
  }
}
