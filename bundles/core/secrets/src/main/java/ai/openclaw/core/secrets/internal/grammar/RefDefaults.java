package ai.openclaw.core.secrets.internal.grammar;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The aliases that serve where a reference names none.
 *
 * @param defaults the object {@code secrets.defaults}, missing when there is none
 */
public record RefDefaults(JsonNode defaults) {
  /** Reads them from a configuration. */
  public static RefDefaults of(JsonNode config) {
    return new RefDefaults(DotPath.at(config, "secrets", "defaults"));
  }

  /** The alias for a source. */
  public String alias(String source) {
    JsonNode alias = defaults.path(source);
    return alias.isTextual() && !alias.textValue().isBlank() ? alias.textValue() : "default";
  }
}
