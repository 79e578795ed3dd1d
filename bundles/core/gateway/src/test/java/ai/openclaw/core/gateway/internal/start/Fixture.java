package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.secrets.Activation;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration, its environment and its secrets, as a start sees them. */
final class Fixture implements Locations, ConfigStore {
  private final Path state;
  private final boolean exists;
  private final ObjectNode config;
  private final Map<String, String> environment;
  final List<ConfigEdit> edits = new ArrayList<>();

  Fixture(Path state, String json, Map<String, String> environment) {
    this.state = state;
    this.exists = !json.isEmpty();
    this.environment = environment;
    try {
      config = (ObjectNode) new ObjectMapper().readTree(exists ? json : "{}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Activation activation(Map<String, SecretValue> values) {
    return new Activation(1, Instant.EPOCH, current(), values, Map.of(), List.of(), List.of());
  }

  StartPlan plan(String... typed) throws StartRefused {
    return StartPlan.of(List.of(typed), current(), this);
  }

  @Override
  public ConfigSnapshot current() {
    return new ConfigSnapshot(
        "0".repeat(64),
        config(),
        exists,
        config,
        config,
        name -> Optional.ofNullable(environment.get(name)),
        List.of());
  }

  @Override
  public ConfigSnapshot read() {
    return current();
  }

  @Override
  public ConfigSnapshot edit(List<ConfigEdit> changes, String expectedRevision, boolean backup) {
    edits.addAll(changes);
    return current();
  }

  @Override
  public Path home() {
    return state;
  }

  @Override
  public Path state() {
    return state;
  }

  @Override
  public Path config() {
    return state.resolve("openclaw.json");
  }

  @Override
  public boolean stateChosen() {
    return true;
  }

  @Override
  public Optional<String> profile() {
    return Optional.empty();
  }
}
