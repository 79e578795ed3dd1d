package ai.openclaw.secrets.exec.internal;

import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes outcomes of what a program wrote. Its failures never show any of it. */
final class OutputParser {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final ObjectMapper json;

  OutputParser() {
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

  Map<String, Outcome> parse(Program program, boolean jsonOnly, List<String> ids, byte[] output)
      throws FailedException {
    String text = trim(decode(program, output));
    if (text.isEmpty()) {
      throw failed(program, ExecFailure.PROVIDER_OUTPUT_EMPTY, "the command wrote empty stdout");
    }
    boolean plain = !jsonOnly && ids.size() == 1;
    Optional<JsonNode> parsed = parse(text);
    if (parsed.isEmpty() && !plain) {
      throw failed(program, ExecFailure.PROVIDER_OUTPUT_NOT_JSON, "the command wrote invalid JSON");
    }
    JsonNode root = parsed.orElse(null);
    if (plain && (root == null || root.isValueNode())) {
      String value = root != null && root.isTextual() ? root.textValue() : text;
      return Map.of(ids.get(0), new Resolved(SecretValue.of(value)));
    }
    if (!(root instanceof ObjectNode message)) {
      throw failed(
          program,
          ExecFailure.PROVIDER_OUTPUT_NOT_OBJECT,
          "the command's answer must be an object");
    }
    Answer answer = Answer.of(program, message);
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (String id : ids) {
      outcomes.put(id, answer.at(id));
    }
    return outcomes;
  }

  private Optional<JsonNode> parse(String text) {
    try {
      return Optional.ofNullable(json.readTree(text));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static String decode(Program program, byte[] output) throws FailedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(output)).toString();
    } catch (CharacterCodingException notText) {
      throw failed(
          program,
          ExecFailure.PROVIDER_OUTPUT_NOT_JSON,
          "the command wrote something that is not encoded in UTF-8");
    }
  }

  private static String trim(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && blank(text.charAt(begin))) {
      begin++;
    }
    while (begin < end && blank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER_MARK;
  }

  private static FailedException failed(Program program, ExecFailure failure, String problem) {
    return new FailedException(failure.of(program.alias(), problem));
  }
}
