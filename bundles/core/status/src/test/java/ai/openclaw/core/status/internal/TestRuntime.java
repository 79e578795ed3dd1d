package ai.openclaw.core.status.internal;

import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.ReloadOutcome;
import ai.openclaw.core.secrets.SecretsRuntime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gateway with a configuration and a state directory. */
final class TestRuntime implements SecretsRuntime, Locations {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path state;
  private volatile Activation current;

  TestRuntime(Path state, String config) throws JsonProcessingException {
    this.state = state;
    this.current = activation(config);
  }

  Activation activate(String config) throws JsonProcessingException {
    current = activation(config);
    return current;
  }

  @Override
  public Activation current() {
    return current;
  }

  @Override
  public ReloadOutcome reload() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<SecretRef, ResolveResult.Outcome> resolve(Collection<SecretRef> refs) {
    throw new UnsupportedOperationException();
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

  private Activation activation(String config) throws JsonProcessingException {
    ObjectNode tree = (ObjectNode) JSON.readTree(config);
    var snapshot =
        new ConfigSnapshot(
            "0",
            config(),
            true,
            tree,
            tree,
            name -> name.equals("HOME") ? Optional.of(state.toString()) : Optional.empty(),
            List.of());
    return new Activation(1, Instant.EPOCH, snapshot, Map.of(), Map.of(), List.of(), List.of());
  }
}
