package ai.openclaw.core.operate.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The logins of an agent, without what is secret in them. */
final class AuthProfiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AuthProfiles() {}

  /**
   * One login.
   *
   * @param id its id
   * @param provider whose it is
   * @param type {@code oauth}, {@code token} or {@code api_key}
   */
  record Profile(String id, String provider, String type) {}

  /**
   * Reads the store of the default agent.
   *
   * @throws IOException when it is there but cannot be read; the message shows none of its content
   */
  static List<Profile> of(Path state, JsonNode config) throws IOException {
    Path file =
        state
            .resolve("agents")
            .resolve(defaultAgent(config))
            .resolve("agent")
            .resolve("auth-profiles.json");
    List<Profile> profiles = new ArrayList<>();
    JsonNode store;
    try {
      store = JSON.readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return profiles;
    } catch (IOException e) {
      throw new IOException(file + " cannot be read as JSON");
    }
    store
        .path("profiles")
        .properties()
        .forEach(
            entry ->
                profiles.add(
                    new Profile(
                        entry.getKey(),
                        entry.getValue().path("provider").asText(),
                        entry.getValue().path("type").asText())));
    return profiles;
  }

  private static String defaultAgent(JsonNode config) {
    JsonNode list = config.path("agents").path("list");
    for (JsonNode agent : list) {
      if (agent.path("default").asBoolean()) {
        return agent.path("id").asText("main");
      }
    }
    return list.path(0).path("id").asText("main");
  }
}
