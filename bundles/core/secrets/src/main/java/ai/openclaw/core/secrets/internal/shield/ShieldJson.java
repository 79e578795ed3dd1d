package ai.openclaw.core.secrets.internal.shield;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is remembered of providers, as JSON. */
final class ShieldJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int VERSION = 1;

  private ShieldJson() {}

  static byte[] write(List<Memory> memories) {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION);
    ArrayNode providers = root.putArray("providers");
    for (Memory memory : memories) {
      ObjectNode one =
          providers
              .addObject()
              .put("source", memory.definition().source())
              .put("alias", memory.definition().alias())
              .put("definition", memory.definition().fingerprint())
              .put("day", memory.day().toString())
              .put("calls", memory.calls());
      memory.pause().ifPresent(pause -> put(one.putObject("pause"), pause));
      ObjectNode misses = one.putObject("misses");
      memory.misses().forEach((id, pause) -> put(misses.putObject(id), pause));
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Memory> read(ByteBuffer bytes) throws MalformedException {
    byte[] content = new byte[bytes.remaining()];
    bytes.get(content);
    try {
      JsonNode root = JSON.readTree(content);
      if (root.path("version").asInt() != VERSION) {
        throw new MalformedException("it is of another version");
      }
      var memories = new ArrayList<Memory>();
      for (JsonNode one : root.path("providers")) {
        memories.add(memory(one));
      }
      return memories;
    } catch (IOException | DateTimeException e) {
      throw new MalformedException("it is damaged");
    }
  }

  private static Memory memory(JsonNode node) throws MalformedException {
    var misses = new HashMap<String, Pause>();
    for (Map.Entry<String, JsonNode> miss : node.path("misses").properties()) {
      misses.put(miss.getKey(), pause(miss.getValue()));
    }
    JsonNode pause = node.path("pause");
    return new Memory(
        new Definition(text(node, "source"), text(node, "alias"), text(node, "definition")),
        pause.isMissingNode() ? Optional.empty() : Optional.of(pause(pause)),
        misses,
        LocalDate.parse(text(node, "day")),
        Math.max(0, node.path("calls").asInt()));
  }

  private static Pause pause(JsonNode node) throws MalformedException {
    return new Pause(
        Math.max(1, node.path("failures").asInt()),
        Instant.parse(text(node, "since")),
        Instant.parse(text(node, "until")),
        Codes.plain(text(node, "code")));
  }

  private static void put(ObjectNode node, Pause pause) {
    node.put("failures", pause.failures())
        .put("since", pause.since().toString())
        .put("until", pause.until().toString())
        .put("code", pause.code());
  }

  private static String text(JsonNode node, String key) throws MalformedException {
    String text = node.path(key).textValue();
    if (text == null) {
      throw new MalformedException("it lacks \"" + key + "\"");
    }
    return text;
  }

  /** A file that is not what it should be; the message shows nothing of it. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedException(String message) {
      super(message);
    }
  }
}
