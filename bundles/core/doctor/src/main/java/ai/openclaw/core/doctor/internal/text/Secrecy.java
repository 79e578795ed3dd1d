package ai.openclaw.core.doctor.internal.text;

import ai.openclaw.core.config.CredentialFields;
import ai.openclaw.core.config.CredentialNames;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which texts of a file are not to be shown: the values of credential fields, known by their
 * place in the configuration or by their name. References, templates and markers that name a
 * variable hold no credential.
 *
 * @param values the texts that stand in credential fields of the configuration
 * @param all whether every text of the file counts as a credential
 */
public record Secrecy(Set<String> values, boolean all) {
  private static final Pattern HARMLESS =
      Pattern.compile("\\s*|\\$\\{[A-Z_][A-Z0-9_]*}|secretref-env:[A-Z][A-Z0-9_]{0,127}");

  /** Copies the set. */
  public Secrecy {
    values = Set.copyOf(values);
  }

  /** What is to be hidden in files of a configuration. */
  public static Secrecy of(CredentialFields fields, JsonNode source) {
    Set<String> values = new HashSet<>();
    for (List<String> path : fields.in(source)) {
      collect(at(source, path), values);
    }
    return new Secrecy(values, false);
  }

  /** What is to be hidden in a store: every text. */
  public static Secrecy ofStore() {
    return new Secrecy(Set.of(), true);
  }

  /** Whether a text or number at a path of a file is to be hidden. */
  public boolean hides(List<String> path, JsonNode value) {
    String text = value.asText();
    if (HARMLESS.matcher(text).matches()) {
      return false;
    }
    return all || values.contains(text) || path.stream().anyMatch(CredentialNames::matches);
  }

  /** Whether an object is a reference. */
  public static boolean reference(JsonNode value) {
    return value.isObject()
        && value.size() == 3
        && value.path("source").isTextual()
        && value.path("provider").isTextual()
        && value.path("id").isTextual();
  }

  private static void collect(JsonNode value, Set<String> values) {
    if (reference(value)) {
      return;
    }
    if (value.isValueNode() && !HARMLESS.matcher(value.asText()).matches()) {
      values.add(value.asText());
    }
    value.forEach(child -> collect(child, values));
  }

  private static JsonNode at(JsonNode tree, List<String> path) {
    JsonNode node = tree;
    for (String key : path) {
      node =
          node.isArray()
              ? node.path(key.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(key) : -1)
              : node.path(key);
    }
    return node;
  }

  /** Without the texts. */
  @Override
  public String toString() {
    return "Secrecy";
  }
}
