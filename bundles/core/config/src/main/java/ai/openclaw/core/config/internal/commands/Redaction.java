package ai.openclaw.core.config.internal.commands;

import ai.openclaw.core.config.CredentialNames;
import ai.openclaw.core.config.CredentialText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Takes credentials out of values that are shown. References and templates are none. */
final class Redaction {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Redaction() {}

  static JsonNode of(JsonNode node, List<String> path) {
    return redact(node, CredentialNames.matches(path));
  }

  private static JsonNode redact(JsonNode node, boolean credential) {
    if (node.isObject()) {
      boolean inside = credential && !CredentialText.reference(node);
      ObjectNode copy = JSON.objectNode();
      node.properties()
          .forEach(
              member ->
                  copy.set(
                      member.getKey(),
                      redact(
                          member.getValue(), inside || CredentialNames.matches(member.getKey()))));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JSON.arrayNode();
      node.forEach(element -> copy.add(redact(element, credential)));
      return copy;
    }
    boolean shown =
        node.isBoolean()
            || node.isNull()
            || (node.isTextual()
                && (node.textValue().isEmpty() || CredentialText.template(node.textValue())));
    if (credential && !shown) {
      return JSON.textNode(CredentialText.REDACTED);
    }
    return node.isTextual() ? JSON.textNode(CredentialText.withoutLogin(node.textValue())) : node;
  }
}
