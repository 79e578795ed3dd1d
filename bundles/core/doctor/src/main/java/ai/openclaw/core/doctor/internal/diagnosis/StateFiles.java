package ai.openclaw.core.doctor.internal.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where the files with credentials are. */
final class StateFiles {
  private static final String PROFILES = "auth-profiles.json";

  private StateFiles() {}

  /** The auth profile stores of the agents below the state directory and of those configured. */
  static Set<Path> profileStores(Path state, JsonNode source) {
    return inAgentFolders(state, source, List.of(PROFILES));
  }

  /** Everything that may hold a credential, as far as it exists. */
  static Set<Path> credentials(Path state, JsonNode source) {
    var files = new LinkedHashSet<Path>();
    files.add(state.resolve(".env"));
    files.addAll(inAgentFolders(state, source, List.of(PROFILES, "auth.json", "models.json")));
    files.addAll(children(state.resolve("credentials")));
    files.removeIf(file -> !Files.isRegularFile(file));
    return files;
  }

  private static Set<Path> inAgentFolders(Path state, JsonNode source, List<String> names) {
    var folders = new LinkedHashSet<Path>();
    children(state.resolve("agents")).forEach(agent -> folders.add(agent.resolve("agent")));
    for (JsonNode agent : source.path("agents").path("list")) {
      String own = agent.path("agentDir").asText("").strip();
      if (own.startsWith("/")) {
        folders.add(Path.of(own).normalize());
      }
    }
    var files = new LinkedHashSet<Path>();
    folders.forEach(folder -> names.forEach(name -> files.add(folder.resolve(name))));
    return files;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException notReadable) {
      // Whoever may not list a folder has nothing to mend in it.
      return List.of();
    }
  }
}
