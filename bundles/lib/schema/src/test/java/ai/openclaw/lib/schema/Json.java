package ai.openclaw.lib.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;

final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private Json() {}

  static JsonNode of(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> config(String schema, String value) {
    return Schema.compile(of(schema)).validate(of(value), MessageStyle.CONFIG).stream()
        .map(
            issue ->
                (issue.path().isEmpty() ? "<root>" : String.join(".", issue.path()))
                    + ": "
                    + issue.message())
        .toList();
  }

  static String protocol(String schema, String value) {
    return String.join(
        "; ",
        Schema.compile(of(schema)).validate(of(value), MessageStyle.PROTOCOL).stream()
            .map(SchemaIssue::message)
            .toList());
  }
}
