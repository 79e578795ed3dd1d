package ai.openclaw.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client sends back of a configuration that it saw redacted, with the values it never saw.
 * Elements of a list belong together by their {@code id}; without one by their place, and only in
 * lists of the same length.
 *
 * @param value what was sent, every placeholder that has an original replaced by it
 * @param withoutOriginal the keys from the root of the placeholders that have none
 */
public record Restored(JsonNode value, List<List<String>> withoutOriginal) {
  /** Copies the list. */
  public Restored {
    withoutOriginal = List.copyOf(withoutOriginal);
  }

  /**
   * Restores.
   *
   * @param sent what the client sent; not changed
   * @param original what it was made from
   */
  public static Restored of(JsonNode sent, JsonNode original) {
    var missing = new ArrayList<List<String>>();
    JsonNode value = restore(sent, original, new ArrayList<>(), missing);
    return new Restored(value, missing);
  }

  /** Without the tree: it holds credentials. */
  @Override
  public String toString() {
    return "Restored" + withoutOriginal;
  }

  private static JsonNode restore(
      JsonNode sent, JsonNode original, List<String> path, List<List<String>> missing) {
    if (sent.isTextual() && sent.textValue().equals(CredentialText.REDACTED)) {
      if (original.isMissingNode() || original.isNull()) {
        missing.add(List.copyOf(path));
        return sent;
      }
      return original.deepCopy();
    }
    if (sent.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      sent.properties()
          .forEach(
              member -> {
                path.add(member.getKey());
                JsonNode before = original.path(member.getKey());
                copy.set(member.getKey(), restore(member.getValue(), before, path, missing));
                path.remove(path.size() - 1);
              });
      return copy;
    }
    if (sent.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < sent.size(); i++) {
        path.add(Integer.toString(i));
        copy.add(restore(sent.get(i), element(sent, i, original), path, missing));
        path.remove(path.size() - 1);
      }
      return copy;
    }
    return sent;
  }

  private static JsonNode element(JsonNode sent, int index, JsonNode original) {
    JsonNode id = sent.get(index).path("id");
    if (id.isTextual() && !id.textValue().equals(CredentialText.REDACTED)) {
      for (JsonNode candidate : original) {
        if (candidate.path("id").equals(id)) {
          return candidate;
        }
      }
      return MissingNode.getInstance();
    }
    boolean same = original.isArray() && original.size() == sent.size();
    return same ? original.get(index) : MissingNode.getInstance();
  }
}
