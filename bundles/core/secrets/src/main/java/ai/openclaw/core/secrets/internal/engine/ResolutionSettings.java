package ai.openclaw.core.secrets.internal.engine;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.internal.grammar.DotPath;
import ai.openclaw.core.secrets.internal.grammar.RefDefaults;
import ai.openclaw.core.secrets.internal.shield.CallBudget;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a configuration that says how references are resolved.
 *
 * @param maxProviderConcurrency how many providers are asked at once in one pass
 * @param maxRefsPerProvider how many ids one provider may be asked for in one pass
 * @param maxBatchBytes the largest request to an outside program or server
 * @param isolate whether a bad reference makes its owner unavailable instead of failing the pass
 * @param budget how many calls a provider may get a day
 * @param providers the settings by alias
 * @param defaults the default aliases
 * @param environment the variables
 */
public record ResolutionSettings(
    int maxProviderConcurrency,
    int maxRefsPerProvider,
    int maxBatchBytes,
    boolean isolate,
    CallBudget budget,
    Map<String, ObjectNode> providers,
    RefDefaults defaults,
    Environment environment) {

  /** Reads them from a configuration. */
  public static ResolutionSettings of(ConfigSnapshot config) {
    JsonNode secrets = config.effective().path("secrets");
    JsonNode resolution = secrets.path("resolution");
    var providers = new LinkedHashMap<String, ObjectNode>();
    secrets
        .path("providers")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue() instanceof ObjectNode settings) {
                providers.put(entry.getKey(), settings);
              }
            });
    return new ResolutionSettings(
        resolution.path("maxProviderConcurrency").asInt(4),
        resolution.path("maxRefsPerProvider").asInt(512),
        resolution.path("maxBatchBytes").asInt(262_144),
        resolution.path("mode").asText("strict").equals("isolate"),
        CallBudget.of(resolution.path("budget")),
        providers,
        RefDefaults.of(config.effective()),
        config.environment());
  }

  /** The settings of an alias. */
  public Optional<ObjectNode> provider(String alias) {
    return Optional.ofNullable(providers.get(alias));
  }

  /** The source of an alias, empty when it says none. */
  public static String source(JsonNode settings) {
    return DotPath.at(settings, "source").asText("");
  }

  /** Settings may hold values that were meant for an outside program, so none is shown. */
  @Override
  public String toString() {
    return "ResolutionSettings[" + String.join(", ", providers.keySet()) + "]";
  }
}
