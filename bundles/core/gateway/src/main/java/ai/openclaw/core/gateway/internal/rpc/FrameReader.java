package ai.openclaw.core.gateway.internal.rpc;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one message in a single pass over its bytes. */
public final class FrameReader {
  private static final JsonNode ABSENT = MissingNode.getInstance();
  private static final Inbound NOT_JSON = new Inbound.NotJson();

  private JsonNode type = ABSENT;
  private JsonNode id = ABSENT;
  private JsonNode method = ABSENT;
  private JsonNode params = ABSENT;
  private final List<String> unexpected = new ArrayList<>(0);

  private FrameReader() {}

  /** Reads a message; the bytes are not kept. */
  public static Inbound read(byte[] bytes, int offset, int length) {
    try (JsonParser parser = Json.parser(bytes, offset, length)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return NOT_JSON;
      }
      if (first != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return parser.nextToken() == null
            ? new Inbound.Malformed(Optional.empty(), List.of("must be object"))
            : NOT_JSON;
      }
      var reader = new FrameReader();
      reader.readFields(parser);
      return parser.nextToken() == null ? reader.result() : NOT_JSON;
    } catch (JacksonException e) {
      return NOT_JSON;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readFields(JsonParser parser) throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "type" -> type = Json.value(parser);
        case "id" -> id = Json.value(parser);
        case "method" -> method = Json.value(parser);
        case "params" -> params = Json.value(parser);
        default -> {
          unexpected.add(name);
          parser.skipChildren();
        }
      }
    }
  }

  private Inbound result() {
    if (unexpected.isEmpty()
        && id.isTextual()
        && !id.textValue().isEmpty()
        && method.isTextual()
        && !method.textValue().isEmpty()
        && type.isTextual()
        && type.textValue().equals("req")) {
      return new Inbound.Request(id, method.textValue(), params);
    }
    return new Inbound.Malformed(
        id.isMissingNode() ? Optional.empty() : Optional.of(id), reasons());
  }

  private List<String> reasons() {
    var reasons = new ArrayList<String>();
    requireProperty(reasons, "type", type);
    requireProperty(reasons, "id", id);
    requireProperty(reasons, "method", method);
    unexpected.forEach(name -> reasons.add("at root: unexpected property '" + name + "'"));
    if (!type.isMissingNode() && !type.isTextual()) {
      reasons.add("at /type: must be string");
    }
    if (!type.isMissingNode() && !(type.isTextual() && type.textValue().equals("req"))) {
      reasons.add("at /type: must be equal to constant");
    }
    requireText(reasons, "id", id);
    requireText(reasons, "method", method);
    return reasons;
  }

  private static void requireProperty(List<String> reasons, String name, JsonNode value) {
    if (value.isMissingNode()) {
      reasons.add("must have required property '" + name + "'");
    }
  }

  private static void requireText(List<String> reasons, String name, JsonNode value) {
    if (value.isMissingNode()) {
      return;
    }
    if (!value.isTextual()) {
      reasons.add("at /" + name + ": must be string");
    } else if (value.textValue().isEmpty()) {
      reasons.add("at /" + name + ": must NOT have fewer than 1 characters");
    }
  }
}
