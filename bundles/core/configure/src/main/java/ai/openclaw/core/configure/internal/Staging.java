package ai.openclaw.core.configure.internal;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.configure.internal.mapping.Mapping;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What has been answered so far; nothing is written. Used by one thread. */
public final class Staging {
  private static final String SECRETS = "secrets";
  private static final String PROVIDERS = "providers";
  private static final String DEFAULTS = "defaults";

  private final ConfigWorkshop workshop;
  private final ConfigSnapshot base;
  private final Map<String, ObjectNode> before;
  private final Map<String, Mapping> mappings = new LinkedHashMap<>();
  private Map<String, ObjectNode> providers;
  private ConfigSnapshot config;

  private Staging(ConfigWorkshop workshop, ConfigSnapshot base) {
    this.workshop = workshop;
    this.base = base;
    this.config = base;
    this.before = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry :
        base.source().path(SECRETS).path(PROVIDERS).properties()) {
      if (entry.getValue() instanceof ObjectNode settings) {
        before.put(entry.getKey(), settings);
      }
    }
    this.providers = new LinkedHashMap<>(before);
  }

  /** Begins with the configuration as it is. */
  public static Staging begin(ConfigWorkshop workshop) throws ConfigInvalidException {
    return new Staging(workshop, workshop.read());
  }

  /** The configuration as it is. */
  public ConfigSnapshot base() {
    return base;
  }

  /** The configuration with the providers as they shall be. */
  public ConfigSnapshot config() {
    return config;
  }

  /** The providers as they shall be, by alias. */
  public Map<String, ObjectNode> providers() {
    return Collections.unmodifiableMap(providers);
  }

  /** The source of a provider. */
  public Optional<String> source(String alias) {
    return Optional.ofNullable(providers.get(alias)).map(it -> it.path("source").asText(""));
  }

  /** The first provider of a source. */
  public Optional<String> first(String source) {
    return providers.keySet().stream()
        .filter(alias -> source(alias).equals(Optional.of(source)))
        .findFirst();
  }

  /** The alias for references of a source that name none. */
  public Optional<String> defaultAlias(String source) {
    String alias = config.source().path(SECRETS).path(DEFAULTS).path(source).asText("");
    return Optional.of(alias).filter(text -> !text.isBlank());
  }

  /**
   * Adds or replaces a provider.
   *
   * @throws ConfigInvalidException when its settings are wrong; then nothing has changed
   */
  public void put(String alias, ObjectNode settings) throws ConfigInvalidException {
    var next = new LinkedHashMap<>(providers);
    next.put(alias, settings);
    change(next);
  }

  /**
   * Removes a provider.
   *
   * @throws ConfigInvalidException when the rest is not valid; then nothing has changed
   */
  public void remove(String alias) throws ConfigInvalidException {
    var next = new LinkedHashMap<>(providers);
    next.remove(alias);
    change(next);
  }

  private void change(Map<String, ObjectNode> next) throws ConfigInvalidException {
    var edits = new ArrayList<ConfigEdit>();
    for (String alias : before.keySet()) {
      if (!next.containsKey(alias)) {
        edits.add(new ConfigEdit.Remove(List.of(SECRETS, PROVIDERS, alias)));
        for (Map.Entry<String, JsonNode> entry :
            base.source().path(SECRETS).path(DEFAULTS).properties()) {
          if (entry.getValue().asText().equals(alias)) {
            edits.add(new ConfigEdit.Remove(List.of(SECRETS, DEFAULTS, entry.getKey())));
          }
        }
      }
    }
    changed(next)
        .forEach(
            (alias, settings) ->
                edits.add(new ConfigEdit.Set(List.of(SECRETS, PROVIDERS, alias), settings)));
    config = edits.isEmpty() ? base : workshop.project(edits, base.revision()).snapshot();
    providers = next;
  }

  private Map<String, ObjectNode> changed(Map<String, ObjectNode> next) {
    var changed = new LinkedHashMap<String, ObjectNode>();
    next.forEach(
        (alias, settings) -> {
          if (!settings.equals(before.get(alias))) {
            changed.put(alias, settings);
          }
        });
    return changed;
  }

  /** The providers that are new or differ. */
  public Map<String, ObjectNode> upserts() {
    return changed(providers);
  }

  /** The aliases of the providers that go, sorted. */
  public List<String> deletes() {
    var gone = new TreeSet<>(before.keySet());
    gone.removeAll(providers.keySet());
    return List.copyOf(gone);
  }

  /** Gives a credential a reference; a later one for the same credential replaces it. */
  public void map(Mapping mapping) {
    mappings.put(mapping.candidate().key(), mapping);
  }

  /** Forgets the reference of a credential. */
  public void unmap(String key) {
    mappings.remove(key);
  }

  /** The reference that a credential shall have. */
  public Optional<Mapping> mapping(String key) {
    return Optional.ofNullable(mappings.get(key));
  }

  /** The credentials that get a reference, in the order they were chosen. */
  public List<Mapping> mappings() {
    return List.copyOf(mappings.values());
  }

  /** Whether there is anything to do. */
  public boolean changes() {
    return !mappings.isEmpty() || !upserts().isEmpty() || !deletes().isEmpty();
  }
}
