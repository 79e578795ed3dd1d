package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.config.GatewayToken;
import ai.openclaw.core.gateway.internal.auth.AuthMode;
import ai.openclaw.core.gateway.internal.auth.GatewayAuth;
import ai.openclaw.core.host.Locations;
import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a token where there is none, and puts it where the operator finds it. */
final class GeneratedToken {
  private static final Logger LOG = LoggerFactory.getLogger(GeneratedToken.class);
  private static final String FILE = "ephemeral-token";

  private GeneratedToken() {}

  /**
   * A token, written into the configuration of a configured gateway, else into a file of its own
   * that lasts as long as this run.
   */
  static GatewayAuth make(StartPlan plan, ConfigStore store, Locations locations)
      throws StartRefused {
    String token = GatewayToken.random();
    String source = plan.configured() ? persist(token, store) : write(token, locations.run());
    return new GatewayAuth(AuthMode.TOKEN, Optional.of(SecretValue.of(token)), source);
  }

  private static String persist(String token, ConfigStore store) throws StartRefused {
    ConfigSnapshot config = store.current();
    try {
      store.edit(List.of(GatewayToken.keep(token)), config.revision());
    } catch (ConfigInvalidException e) {
      throw StartRefused.failed(
          "A gateway token was generated, but could not be written to "
              + config.file()
              + ". Set gateway.auth.token there.\n"
              + e.getMessage());
    }
    return "gateway.auth.token in " + config.file();
  }

  private static String write(String token, Path folder) throws StartRefused {
    Path file = folder.resolve(FILE);
    try {
      AtomicFile.folder(folder);
      AtomicFile.write(file, (token + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw StartRefused.failed(
          "A token for this run was generated, but could not be written to " + file + ".");
    }
    return file.toString();
  }

  /** Removes the file of a token that was made for one run. */
  static void forget(Locations locations) {
    Path file = locations.run().resolve(FILE);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} could not be removed; its token is no longer valid", file);
    }
  }
}
