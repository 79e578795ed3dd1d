package ai.openclaw.core.doctor.internal.text;

import ai.openclaw.core.config.CredentialNames;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;

/** Tells by the names of fields where a credential may stand as plain text. */
public final class PlainCredentials {
  private PlainCredentials() {}

  /** Whether there may be one at a path of a configuration, or below it. */
  public static boolean at(JsonNode source, List<String> path) {
    JsonNode node = source;
    for (String key : path) {
      if (node.isArray()) {
        node = key.matches("[0-9]{1,6}") ? node.path(Integer.parseInt(key)) : missing();
      } else {
        node = node.path(key);
      }
    }
    return in(node, CredentialNames.matches(path));
  }

  private static boolean in(JsonNode node, boolean named) {
    if (node.isTextual()) {
      return named && !node.textValue().isBlank();
    }
    for (JsonNode item : node.isArray() ? node : missing()) {
      if (in(item, named)) {
        return true;
      }
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (in(member.getValue(), CredentialNames.matches(member.getKey()))) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode missing() {
    return MissingNode.getInstance();
  }
}
