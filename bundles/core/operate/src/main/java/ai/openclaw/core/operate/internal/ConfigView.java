package ai.openclaw.core.operate.internal;

import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigRepair;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The configuration as the operator's files are now, valid or not. Immutable.
 *
 * @param path the main file
 * @param exists whether it exists
 * @param snapshot the configuration; empty when it is not valid
 * @param tree its fields; what could be read of an invalid one
 * @param issues why it is not valid
 */
record ConfigView(
    Path path,
    boolean exists,
    Optional<ConfigSnapshot> snapshot,
    JsonNode tree,
    List<ConfigIssue> issues) {
  /** Copies the list. */
  ConfigView {
    issues = List.copyOf(issues);
  }

  /** Reads the files. */
  static ConfigView read(Path path, ConfigWorkshop workshop, ConfigRepair repair) {
    boolean exists = Files.exists(path);
    try {
      ConfigSnapshot snapshot = workshop.read();
      return new ConfigView(path, exists, Optional.of(snapshot), snapshot.effective(), List.of());
    } catch (ConfigInvalidException e) {
      JsonNode tree =
          repair
              .inspect()
              .source()
              .map(JsonNode.class::cast)
              .orElseGet(JsonNodeFactory.instance::objectNode);
      return new ConfigView(path, exists, Optional.empty(), tree, e.issues());
    }
  }

  boolean valid() {
    return snapshot.isPresent();
  }

  /** The section of the gateway. */
  JsonNode gateway() {
    return tree.path("gateway");
  }

  /** {@code local} or {@code remote}. */
  String mode() {
    return gateway().path("mode").asText("local");
  }

  /** A variable of the process or of the {@code .env} files. */
  Optional<String> variable(String name) {
    return snapshot.flatMap(known -> known.environment().get(name)).filter(text -> !text.isBlank());
  }
}
