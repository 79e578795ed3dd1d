package ai.openclaw.core.setup.internal;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigSnapshot;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds which values a configuration lacks. */
final class FirstConfig {
  /** The release whose files we share. */
  private static final String REFERENCE_VERSION = "2026.4.29";

  private static final List<String> WORKSPACE = List.of("agents", "defaults", "workspace");
  private static final List<String> MODE = List.of("gateway", "mode");

  private final Clock clock;
  private final Path usualWorkspace;

  /**
   * Creates it.
   *
   * @param usualWorkspace the agent's folder where none is named
   */
  FirstConfig(Clock clock, Path usualWorkspace) {
    this.clock = clock;
    this.usualWorkspace = usualWorkspace;
  }

  /** The edits; none for what is there and not asked to be otherwise. */
  List<ConfigEdit.Set> missing(ConfigSnapshot config, Wish wish) {
    var edits = new ArrayList<ConfigEdit.Set>();
    add(edits, config, WORKSPACE, wish.workspace().map(Path::toString), usualWorkspace.toString());
    add(edits, config, MODE, wish.mode(), "local");
    wish.remoteUrl().ifPresent(url -> set(edits, config, List.of("gateway", "remote", "url"), url));
    wish.remoteToken()
        .ifPresent(token -> set(edits, config, List.of("gateway", "remote", "token"), token));
    if (!config.exists()) {
      set(edits, config, List.of("meta", "lastTouchedVersion"), REFERENCE_VERSION);
      String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
      set(edits, config, List.of("meta", "lastTouchedAt"), now);
    }
    return edits;
  }

  /** The agent's folder in a configuration that lacks nothing. */
  static Optional<String> workspace(ConfigSnapshot config) {
    return Optional.ofNullable(find(config.effective(), WORKSPACE).textValue());
  }

  private static void add(
      List<ConfigEdit.Set> edits,
      ConfigSnapshot config,
      List<String> path,
      Optional<String> asked,
      String usual) {
    if (asked.isPresent()) {
      set(edits, config, path, asked.get());
    } else if (find(config.source(), path).isMissingNode()) {
      set(edits, config, path, usual);
    }
  }

  private static void set(
      List<ConfigEdit.Set> edits, ConfigSnapshot config, List<String> path, String value) {
    if (!value.equals(find(config.effective(), path).textValue())) {
      edits.add(new ConfigEdit.Set(path, JsonNodeFactory.instance.textNode(value)));
    }
  }

  private static JsonNode find(JsonNode tree, List<String> path) {
    JsonNode node = tree;
    for (String key : path) {
      node = node.path(key);
    }
    return node;
  }
}
