package ai.openclaw.core.models.internal;

import ai.openclaw.core.config.ConfigSnapshot;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where agents find their files.
 *
 * @param main the folder of the default agent
 * @param others those of the other configured agents
 */
record AgentFolders(Path main, List<Path> others) {
  private static final String DEFAULT_AGENT = "main";
  private static final List<String> VARIABLES =
      List.of("OPENCLAW_AGENT_DIR", "PI_CODING_AGENT_DIR");

  /** Copies the list. */
  AgentFolders {
    others = List.copyOf(others);
  }

  /** Reads a configuration. */
  static AgentFolders of(ConfigSnapshot config, Path state) {
    var folders = new LinkedHashMap<String, Path>();
    String chosen = "";
    for (JsonNode agent : config.effective().at("/agents/list")) {
      String id = agent.path("id").asText("").strip();
      if (!id.isEmpty()) {
        folders.put(id, folder(agent.path("agentDir").asText(""), config, standard(state, id)));
        if (chosen.isEmpty() && agent.path("default").asBoolean(false)) {
          chosen = id;
        }
      }
    }
    if (folders.isEmpty()) {
      folders.put(DEFAULT_AGENT, standard(state, DEFAULT_AGENT));
    }
    String main = chosen.isEmpty() ? folders.keySet().iterator().next() : chosen;
    Path mine = fromEnvironment(config).orElse(folders.getOrDefault(main, state));
    return new AgentFolders(
        mine, Set.copyOf(folders.values()).stream().filter(other -> !other.equals(mine)).toList());
  }

  private static Optional<Path> fromEnvironment(ConfigSnapshot config) {
    for (String name : VARIABLES) {
      Optional<String> value = config.environment().get(name).filter(text -> !text.isBlank());
      if (value.isPresent()) {
        return value.flatMap(text -> path(text, config));
      }
    }
    return Optional.empty();
  }

  private static Path standard(Path state, String agent) {
    return state.resolve("agents").resolve(agent).resolve("agent");
  }

  private static Path folder(String configured, ConfigSnapshot config, Path standard) {
    return configured.isBlank() ? standard : path(configured, config).orElse(standard);
  }

  private static Optional<Path> path(String text, ConfigSnapshot config) {
    String stripped = text.strip();
    boolean home = stripped.equals("~") || stripped.startsWith("~/");
    String folder =
        config
            .environment()
            .get("HOME")
            .filter(value -> !value.isBlank())
            .orElse(System.getProperty("user.home", "/"));
    try {
      return Optional.of(
          Path.of(home ? folder + stripped.substring(1) : stripped).toAbsolutePath().normalize());
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }
}
