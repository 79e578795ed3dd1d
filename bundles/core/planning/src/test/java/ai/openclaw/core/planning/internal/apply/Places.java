package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.core.host.Locations;
import java.nio.file.Path;
import java.util.Optional;

/** Everything below one folder. */
record Places(Path state) implements Locations {
  @Override
  public Path home() {
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
