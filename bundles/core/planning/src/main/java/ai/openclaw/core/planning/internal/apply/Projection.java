package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything as it would be.
 *
 * @param revision the configuration that the edits are for
 * @param edits the edits of the configuration
 * @param config the configuration
 * @param configFiles the new contents of its files
 * @param stores the new contents of other files
 * @param before what the other files hold now
 * @param refs what is referred to
 * @param warnings what the operator should know
 */
record Projection(
    String revision,
    List<ConfigEdit> edits,
    ConfigSnapshot config,
    Map<Path, byte[]> configFiles,
    Map<Path, byte[]> stores,
    Map<Path, Optional<byte[]>> before,
    RemainingRefs refs,
    Set<String> warnings) {
  /** The files that change, sorted. */
  Set<String> changedFiles() {
    var files = new TreeSet<String>();
    configFiles.keySet().forEach(file -> files.add(file.toString()));
    stores.keySet().forEach(file -> files.add(file.toString()));
    return files;
  }

  /** Contents may be plain credentials, so none is shown. */
  @Override
  public String toString() {
    return "Projection" + changedFiles();
  }
}
