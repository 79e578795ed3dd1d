package ai.openclaw.core.gateway.internal.rpc;

import ai.openclaw.api.rpc.RpcError;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Writes the frames that the gateway sends. */
public final class Frames {
  private Frames() {}

  /** A successful answer. */
  public static byte[] answer(JsonNode id, JsonNode payload) {
    return Json.bytes(
        out -> {
          head(out, id, true);
          out.writeFieldName("payload");
          out.writeTree(payload.isMissingNode() ? null : payload);
          out.writeEndObject();
        });
  }

  /** An answer with an error. */
  public static byte[] failure(JsonNode id, RpcError error, Optional<JsonNode> payload) {
    return Json.bytes(
        out -> {
          head(out, id, false);
          if (payload.isPresent()) {
            out.writeFieldName("payload");
            out.writeTree(payload.get());
          }
          out.writeFieldName("error");
          writeError(out, error);
          out.writeEndObject();
        });
  }

  /** An event without a {@code seq}. */
  public static byte[] event(String name, JsonNode payload) {
    return closeEvent(openEvent(name, payload, Optional.empty()));
  }

  /** An open event, closed without a sequence number. */
  public static byte[] closeEvent(byte[] open) {
    byte[] whole = Arrays.copyOf(open, open.length + 1);
    whole[open.length] = '}';
    return whole;
  }

  /**
   * An event up to, and without, its closing brace, so that each client's {@code seq} can follow
   * what is the same for all.
   */
  public static byte[] openEvent(
      String name, JsonNode payload, Optional<StateVersions.Pair> stateVersion) {
    byte[] whole =
        Json.bytes(
            out -> {
              out.writeStartObject();
              out.writeStringField("type", "event");
              out.writeStringField("event", name);
              out.writeFieldName("payload");
              out.writeTree(payload);
              if (stateVersion.isPresent()) {
                out.writeObjectFieldStart("stateVersion");
                out.writeNumberField("presence", stateVersion.get().presence());
                out.writeNumberField("health", stateVersion.get().health());
                out.writeEndObject();
              }
              out.writeEndObject();
            });
    return Arrays.copyOf(whole, whole.length - 1);
  }

  /** An open event, closed with the client's sequence number. */
  public static byte[] closeEvent(byte[] open, long seq) {
    byte[] tail = (",\"seq\":" + seq + "}").getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(open, open.length + tail.length);
    System.arraycopy(tail, 0, whole, open.length, tail.length);
    return whole;
  }

  private static void head(JsonGenerator out, JsonNode id, boolean ok) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", "res");
    out.writeFieldName("id");
    if (id.isTextual()) {
      out.writeString(id.textValue());
    } else {
      out.writeTree(id);
    }
    out.writeBooleanField("ok", ok);
  }

  private static void writeError(JsonGenerator out, RpcError error) throws IOException {
    out.writeStartObject();
    out.writeStringField("code", error.code().name());
    out.writeStringField("message", error.message());
    if (error.details().isPresent()) {
      out.writeFieldName("details");
      out.writeTree(error.details().get());
    }
    if (error.retryAfter().isPresent()) {
      out.writeBooleanField("retryable", true);
      out.writeNumberField("retryAfterMs", error.retryAfter().get().toMillis());
    }
    out.writeEndObject();
  }
}
