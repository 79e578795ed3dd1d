package ai.openclaw.core.logs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of the log, as {@code logs.tail} answers. Immutable.
 *
 * @param file where they are from
 * @param cursor where the next ones begin
 * @param size how long the file is, in bytes
 * @param lines whole lines without their ends and without credentials
 * @param truncated whether lines before these were left out because of the number of bytes
 * @param reset whether the cursor of the request does not belong to this file any more
 */
record Tail(
    String file, long cursor, long size, List<String> lines, boolean truncated, boolean reset) {
  Tail {
    lines = List.copyOf(lines);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file).put("cursor", cursor).put("size", size);
    ArrayNode list = json.putArray("lines");
    lines.forEach(list::add);
    return json.put("truncated", truncated).put("reset", reset);
  }

  /** What a gateway answered, whose version may be another one. */
  static Tail of(JsonNode json) {
    var lines = new ArrayList<String>();
    json.path("lines").forEach(line -> lines.add(line.asText()));
    return new Tail(
        json.path("file").asText(),
        json.path("cursor").asLong(),
        json.path("size").asLong(),
        lines,
        json.path("truncated").asBoolean(),
        json.path("reset").asBoolean());
  }
}
