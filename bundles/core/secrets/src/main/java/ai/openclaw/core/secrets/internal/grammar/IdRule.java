package ai.openclaw.core.secrets.internal.grammar;

import ai.openclaw.api.secret.ProviderDescription;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the ids of one source look like.
 *
 * @param pattern what an id must match as a whole
 * @param words the rule for people, as the end of a sentence
 */
public record IdRule(Pattern pattern, String words) {
  private static final Map<String, IdRule> BUILT_IN =
      Map.of(
          "env",
          new IdRule(
              Pattern.compile("[A-Z][A-Z0-9_]{0,127}"),
              "must be the name of a variable, ^[A-Z][A-Z0-9_]{0,127}$, for example"
                  + " OPENAI_API_KEY"),
          "file",
          new IdRule(
              Pattern.compile("value|/(?:[^~]++|~[01])*+"),
              "must be an absolute JSON pointer, for example /providers/openai/apiKey, or the word"
                  + " value for a provider in singleValue mode"),
          "exec",
          new IdRule(
              Pattern.compile("(?!(.*/)?\\.{1,2}(/|$))[A-Za-z0-9][A-Za-z0-9._:/-]{0,255}"),
              "must match ^[A-Za-z0-9][A-Za-z0-9._:/-]{0,255}$ with no segment between slashes"
                  + " equal to . or .., for example vault/openai/api-key"));

  /** The rule of a source that ships with the gateway, known even without its bundle. */
  public static Optional<IdRule> builtIn(String source) {
    return Optional.ofNullable(BUILT_IN.get(source));
  }

  /** The rule that a provider declares. */
  public static IdRule of(ProviderDescription description) {
    return new IdRule(description.idPattern(), "must be " + description.idRule());
  }

  /** Whether an id follows the rule. */
  public boolean allows(String id) {
    return pattern.matcher(id).matches();
  }
}
