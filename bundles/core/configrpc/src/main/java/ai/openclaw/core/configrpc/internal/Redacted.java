package ai.openclaw.core.configrpc.internal;

import ai.openclaw.core.config.CredentialText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Copies a configuration without its credentials. For one thread. */
final class Redacted {
  private static final TextNode MARK = TextNode.valueOf(CredentialText.REDACTED);

  private final Credentials credentials;
  private final List<String> path = new ArrayList<>();
  private boolean redacted;

  Redacted(Credentials credentials) {
    this.credentials = credentials;
  }

  /** The copy. */
  JsonNode copy(JsonNode config) {
    return copy(config, false);
  }

  /** Whether anything was left out of the copies so far. */
  boolean leftOut() {
    return redacted;
  }

  private JsonNode copy(JsonNode node, boolean inside) {
    boolean credential = inside || credentials.at(path);
    if (CredentialText.reference(node)) {
      return reference((ObjectNode) node);
    }
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(
              field ->
                  copy.set(field.getKey(), step(field.getKey(), field.getValue(), credential)));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < node.size(); i++) {
        copy.add(step(Integer.toString(i), node.get(i), credential));
      }
      return copy;
    }
    return hidden(node, credential) ? mark() : node;
  }

  private JsonNode step(String key, JsonNode child, boolean inside) {
    path.add(key);
    JsonNode copy = copy(child, inside);
    path.remove(path.size() - 1);
    return copy;
  }

  private JsonNode reference(ObjectNode node) {
    ObjectNode copy = node.deepCopy();
    copy.set("id", mark());
    return copy;
  }

  private static boolean hidden(JsonNode value, boolean credential) {
    if (value.isTextual()) {
      String text = value.textValue();
      return credential
          ? !text.isEmpty() && !CredentialText.template(text)
          : CredentialText.login(text);
    }
    return credential && value.isNumber();
  }

  private TextNode mark() {
    redacted = true;
    return MARK;
  }
}
