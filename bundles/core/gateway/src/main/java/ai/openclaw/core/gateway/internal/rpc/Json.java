package ai.openclaw.core.gateway.internal.rpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads and writes the JSON of frames, from bytes to bytes. */
public final class Json {
  /** The longest text in a frame: as long as the largest frame. */
  private static final int LONGEST_TEXT = 26_214_400;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
              .build());

  private static final ObjectReader TREES = MAPPER.readerFor(JsonNode.class);

  private Json() {}

  /** What writes one JSON value. */
  @FunctionalInterface
  public interface Body {
    /** Writes the value. */
    void writeTo(JsonGenerator out) throws IOException;
  }

  static JsonParser parser(byte[] bytes, int offset, int length) throws IOException {
    return MAPPER.createParser(bytes, offset, length);
  }

  /** The value the parser stands on; it then stands on the value's last token. */
  static JsonNode value(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING
        ? TextNode.valueOf(parser.getText())
        : TREES.readValue(parser);
  }

  /** Writes into recycled buffers and returns a copy of exactly the bytes written. */
  public static byte[] bytes(Body body) {
    JsonFactory factory = MAPPER.getFactory();
    BufferRecycler recycler = factory._getBufferRecycler();
    try (var buffer = new ByteArrayBuilder(recycler)) {
      try (JsonGenerator out = factory.createGenerator(buffer)) {
        body.writeTo(out);
      }
      return buffer.getClearAndRelease();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      recycler.releaseToPool();
    }
  }

  /** The tree as compact JSON. */
  public static byte[] bytes(JsonNode tree) {
    return bytes(out -> out.writeTree(tree));
  }
}
