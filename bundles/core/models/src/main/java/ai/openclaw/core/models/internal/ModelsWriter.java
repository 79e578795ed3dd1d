package ai.openclaw.core.models.internal;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.SecretTargets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the files of the agents up to date with a configuration: that of the default agent, and
 * those of others that have one. Confined to one thread.
 */
final class ModelsWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ModelsWriter.class);

  private final SecretTargets targets;
  private final Path state;
  private final Map<Path, String> said = new HashMap<>();

  ModelsWriter(SecretTargets targets, Path state) {
    this.targets = targets;
    this.state = state;
  }

  /** Writes what differs; a file that cannot be written is named once. */
  void write(ConfigSnapshot config) {
    MarkedProviders configured = MarkedProviders.of(config, targets);
    if (configured.providers().isEmpty()) {
      return;
    }
    boolean merge = !config.effective().at("/models/mode").asText("").equals("replace");
    AgentFolders folders = AgentFolders.of(config, state);
    update(file(folders.main()), configured, merge);
    folders.others().stream()
        .map(ModelsWriter::file)
        .filter(ModelsFile::exists)
        .forEach(file -> update(file, configured, merge));
  }

  private static ModelsFile file(Path folder) {
    return new ModelsFile(folder.resolve("models.json"));
  }

  private void update(ModelsFile file, MarkedProviders configured, boolean merge) {
    try {
      if (!said.containsKey(file.path())) {
        file.sweep();
      }
      if (file.update(configured, merge)) {
        LOG.debug("wrote {}", file.path());
      }
      said.put(file.path(), "");
    } catch (IOException e) {
      String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
      if (!reason.equals(said.put(file.path(), reason))) {
        LOG.warn(
            "[MODELS_FILE_NOT_WRITTEN] {} is not up to date: {}; make it and its folder writable"
                + " for the gateway",
            file.path(),
            reason);
      }
    }
  }
}
