package ai.openclaw.core.operate.internal;

import ai.openclaw.core.host.Locations;
import java.nio.file.Path;
import java.util.Optional;

/** A state directory of a test. */
record Places(Path state, Optional<String> profile) implements Locations {
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
}
