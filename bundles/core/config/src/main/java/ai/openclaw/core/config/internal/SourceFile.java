package ai.openclaw.core.config.internal;

import ai.openclaw.lib.json5.Json5Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * A file that takes part in the configuration.
 *
 * @param path where it is
 * @param revision sha256 of its bytes
 * @param document its content
 * @param json its values
 */
record SourceFile(Path path, String revision, Json5Document document, JsonNode json) {
  static SourceFile of(Path path, Json5Document document) {
    return new SourceFile(path, Revision.of(document.bytes()), document, document.toJson());
  }
}
