package ai.openclaw.core.planning.internal.store;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.host.Locations;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the files with credentials are. */
public final class StateFiles {
  /** The name of an auth profile store. */
  public static final String PROFILES = "auth-profiles.json";

  private static final String AGENTS = "agents";
  private static final String DEFAULT_AGENT = "main";
  private static final Pattern AGENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final List<String> FOLDER_VARIABLES =
      List.of("OPENCLAW_AGENT_DIR", "PI_CODING_AGENT_DIR");

  private final Locations locations;

  /** Looks below the state directory of a process. */
  public StateFiles(Locations locations) {
    this.locations = locations;
  }

  /** The main configuration file. */
  public Path config() {
    return locations.config();
  }

  /** The file of variables that belongs to the state. */
  public Path dotEnv() {
    Path folder = locations.config().getParent();
    return (locations.stateChosen() || folder == null ? locations.state() : folder).resolve(".env");
  }

  /** The auth profile stores of all agents, configured or not, whether they exist or not. */
  public Set<Path> profileStores(ConfigSnapshot config) {
    return named(agentFolders(config), PROFILES);
  }

  /** The generated files of all agents, configured or not, whether they exist or not. */
  public Set<Path> modelFiles(ConfigSnapshot config) {
    Set<Path> folders = agentFolders(config);
    for (String name : FOLDER_VARIABLES) {
      config
          .environment()
          .get(name)
          .filter(value -> !value.isBlank())
          .ifPresent(value -> folders.add(expand(value.strip(), config)));
    }
    return named(folders, "models.json");
  }

  /** The old stores of the agents below the state directory. */
  public Set<Path> legacyStores() {
    return named(new LinkedHashSet<>(foldersOfState()), "auth.json");
  }

  /** The folders of the configured agents by id; that of the default agent when there is none. */
  public Map<String, Path> configuredAgents(ConfigSnapshot config) {
    var agents = new LinkedHashMap<String, Path>();
    for (JsonNode agent : config.effective().path(AGENTS).path("list")) {
      String id = agent.path("id").asText("").strip();
      if (!id.isEmpty()) {
        String own = agent.path("agentDir").asText("").strip();
        agents.put(id, own.isEmpty() ? folder(id) : expand(own, config));
      }
    }
    agents.putIfAbsent(DEFAULT_AGENT, folder(DEFAULT_AGENT));
    return agents;
  }

  /** The auth profile store of an agent, which need not exist; empty for an unknown agent. */
  public Optional<Path> store(String agent, ConfigSnapshot config) {
    for (Map.Entry<String, Path> known : configuredAgents(config).entrySet()) {
      if (known.getKey().equalsIgnoreCase(agent)) {
        return Optional.of(known.getValue().toAbsolutePath().normalize().resolve(PROFILES));
      }
    }
    return AGENT.matcher(agent).matches() && Files.isDirectory(agents().resolve(agent))
        ? Optional.of(folder(agent).toAbsolutePath().normalize().resolve(PROFILES))
        : Optional.empty();
  }

  /** The folder of an agent below the state directory. */
  public Path folder(String agent) {
    return agents().resolve(agent).resolve("agent");
  }

  /** The folder of all agents. */
  public Path agents() {
    return locations.state().resolve(AGENTS);
  }

  private Set<Path> agentFolders(ConfigSnapshot config) {
    var folders = new LinkedHashSet<Path>();
    folders.add(folder(DEFAULT_AGENT));
    folders.addAll(foldersOfState());
    folders.addAll(configuredAgents(config).values());
    return folders;
  }

  private List<Path> foldersOfState() {
    var folders = new ArrayList<Path>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(agents(), entry -> Files.isDirectory(entry))) {
      found.forEach(entry -> folders.add(entry.resolve("agent")));
    } catch (IOException e) {
      // No such folder, or one that this process may not look into: there is nothing to list.
      return List.of();
    }
    folders.sort(null);
    return folders;
  }

  private static Set<Path> named(Set<Path> folders, String name) {
    var files = new LinkedHashSet<Path>();
    folders.forEach(folder -> files.add(folder.toAbsolutePath().normalize().resolve(name)));
    return files;
  }

  private static Path expand(String path, ConfigSnapshot config) {
    boolean home = path.equals("~") || path.startsWith("~/");
    if (!home) {
      return Path.of(path).toAbsolutePath();
    }
    String folder =
        config
            .environment()
            .get("HOME")
            .filter(value -> !value.isBlank())
            .orElse(System.getProperty("user.home", "/"));
    return Path.of(folder + path.substring(1)).toAbsolutePath();
  }
}
