package ai.openclaw.core.configrpc.internal;

import ai.openclaw.core.config.CredentialText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the values back that a client never saw: it sends the mark where it read one, and means what
 * stands there. For one thread.
 */
final class Restored {
  private final List<String> path = new ArrayList<>();
  private Optional<String> objection = Optional.empty();

  /** The configuration that a client means, from what it sent and what is there now. */
  JsonNode copy(JsonNode sent, JsonNode original) {
    if (sent.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      boolean reference = Credentials.reference(sent);
      sent.properties()
          .forEach(
              field -> {
                JsonNode before = original.path(field.getKey());
                copy.set(field.getKey(), step(field.getKey(), field.getValue(), before, reference));
              });
      return copy;
    }
    if (sent.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < sent.size(); i++) {
        copy.add(step(Integer.toString(i), sent.get(i), element(sent.get(i), i, original), false));
      }
      return copy;
    }
    return sent;
  }

  /** Why the mark cannot be meant where it stands; empty when it can. */
  Optional<String> objection() {
    return objection;
  }

  private JsonNode step(String key, JsonNode sent, JsonNode before, boolean ofReference) {
    path.add(key);
    JsonNode copy = copy(sent, before);
    if (sent.isTextual() && sent.textValue().equals(CredentialText.REDACTED)) {
      if (before.isMissingNode()) {
        object(ofReference);
      } else {
        copy = before;
      }
    }
    path.remove(path.size() - 1);
    return copy;
  }

  /** The element with the same id, wherever it stood; without ids the one at the same place. */
  private static JsonNode element(JsonNode sent, int index, JsonNode original) {
    JsonNode id = sent.path("id");
    if (id.isTextual() && !id.textValue().equals(CredentialText.REDACTED)) {
      for (JsonNode candidate : original) {
        if (candidate.path("id").equals(id)) {
          return candidate;
        }
      }
      return MissingNode.getInstance();
    }
    return original.path(index);
  }

  private void object(boolean ofReference) {
    if (objection.isEmpty()) {
      String field = String.join(".", ofReference ? path.subList(0, path.size() - 1) : path);
      objection =
          Optional.of(
              ofReference
                  ? "the reference at "
                      + field
                      + " has a redacted id placeholder and no original id; send the id"
                  : "\""
                      + CredentialText.REDACTED
                      + "\" at "
                      + field
                      + " stands for a value that does not exist; send the value or a reference");
    }
  }
}
