package ai.openclaw.core.secrets.internal.profile;

import ai.openclaw.core.secrets.internal.grammar.DotPath;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the agents of a configuration keep their files. */
final class AgentFolders {
  private static final String DEFAULT_AGENT = "main";

  private AgentFolders() {}

  /** The folders by agent id, in the order of the list; that of the default agent without one. */
  static Map<String, Path> of(JsonNode config, Path state) {
    var folders = new LinkedHashMap<String, Path>();
    for (JsonNode agent : DotPath.at(config, "agents", "list")) {
      String id = agent.path("id").asText("").strip();
      if (!id.isEmpty()) {
        String own = agent.path("agentDir").asText("").strip();
        folders.put(id, own.isEmpty() ? folder(state, id) : expand(own));
      }
    }
    if (folders.isEmpty()) {
      folders.put(DEFAULT_AGENT, folder(state, DEFAULT_AGENT));
    }
    return folders;
  }

  private static Path folder(Path state, String id) {
    return state.resolve("agents").resolve(id).resolve("agent");
  }

  private static Path expand(String path) {
    boolean home = path.equals("~") || path.startsWith("~/");
    return Path.of(home ? System.getProperty("user.home") + path.substring(1) : path)
        .toAbsolutePath();
  }
}
