package ai.openclaw.core.host;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where things are, fixed for the life of the process. A service of this bundle, made from the
 * framework properties {@code openclaw.home}, {@code openclaw.state}, {@code openclaw.config} and
 * {@code openclaw.profile}. Immutable; all paths are absolute and none is created here.
 */
@ProviderType
public interface Locations {
  /** The unpacked distribution; read-only. */
  Path home();

  /** The state directory, {@code ~/.openclaw} or {@code OPENCLAW_STATE_DIR}. */
  Path state();

  /** The configuration file, {@code <state>/openclaw.json} or {@code OPENCLAW_CONFIG_PATH}. */
  Path config();

  /** Whether {@code OPENCLAW_STATE_DIR} chose the state directory. */
  boolean stateChosen();

  /** The profile, {@code --profile} or {@code dev}; empty for the default one. */
  Optional<String> profile();

  /** The drop folder of third-party bundles, {@code <state>/plugins/bundles}. */
  default Path pluginFolder() {
    return state().resolve("plugins").resolve("bundles");
  }

  /** The record of admitted third-party bundles. */
  default Path pluginRecord() {
    return state().resolve("plugins").resolve("bundles.lock.json");
  }

  /** The folder of sockets and locks, {@code <state>/run}. */
  default Path run() {
    return state().resolve("run");
  }
}
