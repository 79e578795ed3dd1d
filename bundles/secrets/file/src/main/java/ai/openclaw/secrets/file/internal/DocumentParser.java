package ai.openclaw.secrets.file.internal;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.secrets.file.internal.FileSettings.Mode;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes a document of bytes. Its failures never show what the bytes are. */
final class DocumentParser {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final ObjectMapper json;

  DocumentParser() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();
    json = new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /** The content is not what the mode asks for. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FileFailure code;

    MalformedException(FileFailure code, String alias, String problem, FileSettings settings) {
      super("secrets.providers.%s.path %s: %s".formatted(alias, problem, settings.path()));
      this.code = code;
    }

    SecretFailure failure() {
      return code.of(String.valueOf(getMessage()));
    }
  }

  Document parse(String alias, FileSettings settings, ByteBuffer bytes) throws MalformedException {
    if (settings.mode() == Mode.SINGLE_VALUE) {
      return Document.SingleValue.of(
          alias, withoutMark(StandardCharsets.UTF_8.decode(bytes).toString()));
    }
    try {
      JsonNode root =
          json.readTree(withoutMark(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()));
      if (root instanceof ObjectNode object) {
        return new JsonDocument(alias, object);
      }
    } catch (CharacterCodingException notText) {
      throw new MalformedException(
          FileFailure.PROVIDER_FILE_NOT_JSON, alias, "is not encoded in UTF-8", settings);
    } catch (JsonProcessingException syntax) {
      throw new MalformedException(
          FileFailure.PROVIDER_FILE_NOT_JSON,
          alias,
          "is not valid JSON" + place(syntax.getLocation()),
          settings);
    }
    throw new MalformedException(
        FileFailure.PROVIDER_FILE_NOT_OBJECT, alias, "must hold a JSON object", settings);
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
