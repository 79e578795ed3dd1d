package ai.openclaw.secrets.file.internal;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON object; ids are pointers into it. */
final class JsonDocument implements Document {
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private final String alias;
  private final ObjectNode root;

  JsonDocument(String alias, ObjectNode root) {
    this.alias = alias;
    this.root = root;
  }

  @Override
  public Outcome at(String id) {
    if (!id.startsWith("/")) {
      return new Failed(
          FileFailure.SECRET_ID_INVALID.of(
              "secrets.providers.%s has mode json, its ids are absolute JSON pointers, not %s"
                  .formatted(alias, id)));
    }
    JsonNode node = root;
    for (String escaped : id.substring(1).split("/", -1)) {
      String segment = escaped.replace("~1", "/").replace("~0", "~");
      JsonNode child = child(node, segment);
      if (child == null) {
        return missing(id, segment, node);
      }
      node = child;
    }
    return new Resolved(SecretValue.of(node));
  }

  private static @Nullable JsonNode child(JsonNode node, String segment) {
    if (node.isArray()) {
      return INDEX.matcher(segment).matches() ? node.get(Integer.parseInt(segment)) : null;
    }
    return node.get(segment);
  }

  private Failed missing(String id, String segment, JsonNode parent) {
    String problem =
        switch (parent.getNodeType()) {
          case OBJECT -> "does not exist";
          case ARRAY -> "is out of bounds";
          default -> "lies below a value that has no children";
        };
    return new Failed(
        FileFailure.SECRET_NOT_FOUND.of(
            "the file of secrets.providers.%s has nothing at %s: segment \"%s\" %s"
                .formatted(alias, id, segment, problem)));
  }
}
