package ai.openclaw.secrets.vault.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * What the server said.
 *
 * @param status the HTTP status
 * @param content the body; empty when it is larger than allowed
 * @param location where the server sends the caller, if it does
 */
record Answer(int status, Optional<byte[]> content, Optional<String> location) {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNameLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** The body as a JSON object, if it is one. */
  Optional<ObjectNode> json() {
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      return JSON.readTree(content.get()) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /** Whether one of the texts in a list of the body holds some words. */
  boolean says(String list, String words) {
    JsonNode texts = json().map(object -> object.path(list)).orElse(MissingNode.getInstance());
    for (JsonNode text : texts) {
      if (text.asText().contains(words)) {
        return true;
      }
    }
    return false;
  }

  /** Without the body, which may hold secrets. */
  @Override
  public String toString() {
    return "Answer[" + status + "]";
  }
}
