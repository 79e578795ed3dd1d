package ai.openclaw.core.secrets.internal.grammar;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.grammar.FieldContent.Absent;
import ai.openclaw.core.secrets.internal.grammar.FieldContent.Malformed;
import ai.openclaw.core.secrets.internal.grammar.FieldContent.Marker;
import ai.openclaw.core.secrets.internal.grammar.FieldContent.Plain;
import ai.openclaw.core.secrets.internal.grammar.FieldContent.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Reads what stands in a credential field of the source configuration. */
public final class FieldReader {
  private static final List<String> KEYS = List.of("source", "provider", "id");

  private final RefDefaults defaults;

  /** Creates a reader for one configuration. */
  public FieldReader(RefDefaults defaults) {
    this.defaults = defaults;
  }

  /**
   * Reads a field.
   *
   * @param node the field in the source tree, where templates are as written
   * @param kind what the field takes; an object in a field that takes objects is a reference only
   *     when it looks like one
   */
  public FieldContent read(JsonNode node, ValueKind kind) {
    if (node.isMissingNode() || node.isNull()) {
      return new Absent();
    }
    if (node.isTextual()) {
      return text(node.textValue());
    }
    if (!node.isObject()) {
      return new Plain();
    }
    if (kind == ValueKind.STRING_OR_OBJECT && !exact(node)) {
      return node.isEmpty() ? new Absent() : new Plain();
    }
    return reference(node);
  }

  /** The alias for references of a source that name none. */
  public String alias(String source) {
    return defaults.alias(source);
  }

  private FieldContent text(String text) {
    if (text.isBlank()) {
      return new Absent();
    }
    if (text.startsWith(RefGrammar.LEGACY_MARKER)) {
      return new Marker(text.substring(RefGrammar.LEGACY_MARKER.length()));
    }
    return RefGrammar.templateVariable(text)
        .<FieldContent>map(name -> new Reference(new SecretRef("env", defaults.alias("env"), name)))
        .orElseGet(Plain::new);
  }

  private static FieldContent reference(JsonNode node) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!KEYS.contains(entry.getKey())) {
        return new Malformed(
            "",
            "unrecognized key \"" + entry.getKey() + "\"; a reference has source, provider, id");
      }
    }
    for (String key : KEYS) {
      if (!node.path(key).isTextual()) {
        return new Malformed("", "invalid input: a reference needs the text \"" + key + "\"");
      }
    }
    SecretRef ref =
        new SecretRef(
            node.path("source").textValue(),
            node.path("provider").textValue(),
            node.path("id").textValue());
    if (!RefGrammar.SOURCE.matcher(ref.source()).matches()) {
      return new Malformed(
          "", "invalid input: a source must match ^[a-z][a-z0-9-]{0,31}$, for example env");
    }
    if (!RefGrammar.ALIAS.matcher(ref.provider()).matches()) {
      return new Malformed(
          "provider", "must match ^[a-z][a-z0-9_-]{0,63}$, for example default or vault-prod");
    }
    return new Reference(ref);
  }

  private static boolean exact(JsonNode node) {
    if (node.size() != KEYS.size()) {
      return false;
    }
    for (String key : KEYS) {
      if (!node.has(key)) {
        return false;
      }
    }
    return true;
  }
}
