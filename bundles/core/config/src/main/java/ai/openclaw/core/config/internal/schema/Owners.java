package ai.openclaw.core.config.internal.schema;

import ai.openclaw.core.config.ConfigIssue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The subtrees of channels and plugins, and which of them nobody describes. */
final class Owners {
  static final List<String> CHANNELS = List.of("channels");
  static final List<String> PLUGINS = List.of("plugins", "entries");
  private static final Set<String> NOT_CHANNELS = Set.of("defaults", "modelByChannel");

  private Owners() {}

  /** One warning for each subtree whose owner has no schema. */
  static List<ConfigIssue> notInstalled(JsonNode config, Collection<PathTemplate> described) {
    var warnings = new ArrayList<ConfigIssue>();
    missing(config, CHANNELS, "channel", described, warnings);
    missing(config, PLUGINS, "plugin", described, warnings);
    return warnings;
  }

  private static void missing(
      JsonNode config,
      List<String> parent,
      String kind,
      Collection<PathTemplate> described,
      List<ConfigIssue> warnings) {
    new PathTemplate(parent)
        .each(
            config,
            (path, owners) ->
                owners
                    .fieldNames()
                    .forEachRemaining(
                        id -> {
                          var subtree = new ArrayList<>(path);
                          subtree.add(id);
                          if (!(parent == CHANNELS && NOT_CHANNELS.contains(id))
                              && described.stream().noneMatch(one -> one.startsWith(subtree))) {
                            warnings.add(warning(String.join(".", subtree), kind, id));
                          }
                        }));
  }

  private static ConfigIssue warning(String path, String kind, String id) {
    return ConfigIssue.at(
        "CONFIG_OWNER_NOT_INSTALLED",
        path,
        "no installed bundle describes the "
            + kind
            + " \""
            + id
            + "\"; its settings are kept but not checked");
  }
}
