package ai.openclaw.core.planning.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Names that providers of models and tools are known by.
 *
 * @param variables environment variables that hold their credentials
 * @param markers names that stand for a credential in generated files
 * @param aliases other ids of a provider
 * @param usual variables that are not called as their provider is
 */
public record KnownNames(
    Set<String> variables,
    Set<String> markers,
    Map<String, String> aliases,
    Map<String, String> usual) {
  private static final String RESOURCE = "known-names.json";

  /** Copies the collections. */
  public KnownNames {
    variables = Set.copyOf(variables);
    markers = Set.copyOf(markers);
    aliases = Map.copyOf(aliases);
    usual = Map.copyOf(usual);
  }

  /** Reads the resource of this bundle. */
  public static KnownNames load() {
    try (InputStream in =
        Objects.requireNonNull(KnownNames.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      JsonNode data = new ObjectMapper().readTree(in);
      var variables = new HashSet<String>();
      data.path("providerVariables").forEach(name -> variables.add(name.textValue()));
      var markers = new HashSet<>(variables);
      data.path("alsoMarkers").forEach(name -> markers.add(name.textValue()));
      var aliases = new HashMap<String, String>();
      data.path("providerAliases")
          .properties()
          .forEach(entry -> aliases.put(entry.getKey(), entry.getValue().textValue()));
      var usual = new HashMap<String, String>();
      data.path("usualVariables")
          .properties()
          .forEach(entry -> usual.put(entry.getKey(), entry.getValue().textValue()));
      return new KnownNames(variables, markers, aliases, usual);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  /** The id that all ids of one provider have in common. */
  public String provider(String id) {
    String lower = id.strip().toLowerCase(Locale.ROOT);
    return aliases.getOrDefault(lower, lower);
  }

  /** The variable that the credential of a provider is usually in. */
  public Optional<String> variable(String id) {
    String provider = provider(id);
    String named = provider.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_API_KEY";
    return Optional.of(usual.getOrDefault(provider, named)).filter(variables::contains);
  }
}
