package ai.openclaw.core.status.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the session stores of the state directory. Thread-safe; every call reads the files. */
final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path agents;

  Sessions(Path state) {
    agents = state.resolve("agents");
  }

  /**
   * The sessions of one agent.
   *
   * @param agentId the agent
   * @param path its store
   * @param sessions newest first
   */
  record Store(String agentId, Path path, List<Session> sessions) {}

  /**
   * One session.
   *
   * @param agentId its agent
   * @param key its key
   * @param updatedAt last change, milliseconds since the epoch
   * @param entry all that is stored of it
   */
  record Session(String agentId, String key, long updatedAt, JsonNode entry) {}

  /** The store of one agent; empty when there is none or it cannot be read. */
  Store of(String agentId) {
    Path path = agents.resolve(agentId).resolve("sessions").resolve("sessions.json");
    List<Session> sessions = new ArrayList<>();
    try {
      JSON.readTree(Files.readAllBytes(path))
          .properties()
          .forEach(
              session ->
                  sessions.add(
                      new Session(
                          agentId,
                          session.getKey(),
                          session.getValue().path("updatedAt").asLong(),
                          session.getValue())));
    } catch (NoSuchFileException e) {
      return new Store(agentId, path, List.of());
    } catch (IOException e) {
      LOG.warn("the session store {} cannot be read: {}", path, e.getClass().getSimpleName());
      return new Store(agentId, path, List.of());
    }
    sessions.sort(Comparator.comparingLong(Session::updatedAt).reversed());
    return new Store(agentId, path, List.copyOf(sessions));
  }

  /** The agents that have a folder of sessions, configured or not, in alphabetical order. */
  List<String> onDisk() {
    var ids = new TreeSet<String>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(agents)) {
      for (Path folder : folders) {
        if (Files.isDirectory(folder.resolve("sessions"))) {
          ids.add(folder.getFileName().toString());
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      LOG.warn("the agents in {} cannot be listed: {}", agents, e.getClass().getSimpleName());
    }
    return List.copyOf(ids);
  }
}
