package ai.openclaw.core.client.internal;

import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The file {@code identity/device-auth.json} of a state directory: what a gateway gave this
 * machine's device so that it is let in again.
 */
final class DeviceTokenFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROLE = "operator";

  private final Path folder;
  private final Path file;

  DeviceTokenFile(Path state) {
    folder = state.resolve("identity");
    file = folder.resolve("device-auth.json");
  }

  /** The token of a device; empty where none is kept, or the file cannot be read. */
  Optional<String> of(DeviceIdentity device) {
    try {
      JsonNode stored = JSON.readTree(Files.readAllBytes(file));
      return stored.path("deviceId").asText().equals(device.id())
          ? Optional.of(stored.path("tokens").path(ROLE).path("token").asText())
              .filter(token -> !token.isBlank())
          : Optional.empty();
    } catch (IOException e) {
      // A token that cannot be read is one that was never given: the shared secret still serves.
      return Optional.empty();
    }
  }

  /**
   * Keeps what a greeting gives; nothing is written when it gives nothing new.
   *
   * @param auth the part {@code auth} of the greeting
   * @throws IOException when it cannot be written
   */
  void keep(DeviceIdentity device, JsonNode auth) throws IOException {
    String token = auth.path("deviceToken").asText();
    if (token.isBlank()
        || !auth.path("role").asText(ROLE).equals(ROLE)
        || of(device).filter(token::equals).isPresent()) {
      return;
    }
    ObjectNode stored = stored(device);
    ObjectNode entry = JSON.createObjectNode().put("token", token).put("role", ROLE);
    auth.path("scopes").forEach(entry.putArray("scopes")::add);
    entry.put("updatedAtMs", InstantSource.system().millis());
    stored.withObjectProperty("tokens").set(ROLE, entry);
    AtomicFile.folder(folder);
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(stored) + "\n";
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The file as it is when it is about this device, so that tokens of other roles stay. */
  private ObjectNode stored(DeviceIdentity device) {
    try {
      if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode known
          && known.path("deviceId").asText().equals(device.id())
          && known.path("tokens").isObject()) {
        return known;
      }
    } catch (IOException e) {
      return fresh(device);
    }
    return fresh(device);
  }

  private static ObjectNode fresh(DeviceIdentity device) {
    ObjectNode stored = JSON.createObjectNode().put("version", 1).put("deviceId", device.id());
    stored.putObject("tokens");
    return stored;
  }
}
