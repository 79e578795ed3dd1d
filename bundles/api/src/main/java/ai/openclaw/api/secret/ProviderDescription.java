package ai.openclaw.api.secret;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the core must know of a provider before it asks it anything. Immutable.
 *
 * @param settingsSchema JSON Schema (the subset documented in {@code docs/config-schema.md}) of the
 *     object under {@code secrets.providers.<alias>}; it need not mention {@code source}, and
 *     unknown keys are refused unless it says {@code "additionalProperties": true}
 * @param idPattern what an id must match as a whole
 * @param idRule the pattern in words, for the message of a refused id, for example {@code "an
 *     absolute JSON pointer such as /providers/openai/apiKey"}
 * @param traits what the provider does beyond reading
 */
public record ProviderDescription(
    ObjectNode settingsSchema, Pattern idPattern, String idRule, Set<Trait> traits) {
  /** Copies the set. */
  public ProviderDescription {
    Objects.requireNonNull(settingsSchema, "settingsSchema");
    Objects.requireNonNull(idPattern, "idPattern");
    Objects.requireNonNull(idRule, "idRule");
    traits = Set.copyOf(traits);
  }

  /** What a provider does beyond reading a value. */
  public enum Trait {
    /** Starts programs, so an audit or a plan asks the operator's consent first. */
    RUNS_COMMANDS,
    /** Leaves the machine: the answer may take long, cost money or be counted. */
    USES_NETWORK,
    /** May serve without an entry under {@code secrets.providers}, with empty settings. */
    NEEDS_NO_SETTINGS,
    /** Notices changes of its values: {@link SecretProvider#watch} works. */
    WATCHES
  }
}
