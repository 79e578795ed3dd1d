package ai.openclaw.core.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * What edits would lead to. Immutable by convention: the arrays are shared and nobody changes them.
 *
 * @param snapshot the configuration as it would be, valid
 * @param contents the new contents of the files that would change
 */
public record ConfigProjection(ConfigSnapshot snapshot, Map<Path, byte[]> contents) {
  /** Copies the map. */
  public ConfigProjection {
    contents = Map.copyOf(contents);
  }

  /** Contents may hold plain credentials, so only the names of the files are shown. */
  @Override
  public String toString() {
    return "ConfigProjection" + contents.keySet();
  }
}
