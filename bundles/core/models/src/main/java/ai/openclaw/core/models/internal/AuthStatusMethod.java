package ai.openclaw.core.models.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.secrets.SecretsRuntime;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code models.authStatus}: how the logins of the default agent stand. Reads the store of profiles
 * and no network; an answer serves for a minute, unless a fresh one is asked for.
 */
@Component(property = {RpcMethod.METHOD + "=models.authStatus", RpcMethod.SCOPE + "=operator.read"})
public final class AuthStatusMethod implements RpcMethod {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long KEPT_MS = Duration.ofSeconds(60).toMillis();
  private static final long LARGEST = 5_242_880;

  private final SecretsRuntime secrets;
  private final Path state;
  private final InstantSource clock;
  private volatile Optional<ObjectNode> last = Optional.empty();

  /** Reads the active configuration. */
  @Activate
  public AuthStatusMethod(@Reference SecretsRuntime secrets, @Reference Locations locations) {
    this(secrets, locations.state(), InstantSource.system());
  }

  AuthStatusMethod(SecretsRuntime secrets, Path state, InstantSource clock) {
    this.secrets = secrets;
    this.state = state;
    this.clock = clock;
  }

  @Override
  public void call(RpcCall call) {
    long now = clock.millis();
    Optional<ObjectNode> kept =
        last.filter(answer -> now - answer.path("ts").asLong() < KEPT_MS)
            .filter(answer -> !call.params().path("refresh").asBoolean(false));
    if (kept.isPresent()) {
      call.answer(kept.get());
      return;
    }
    ConfigSnapshot config = secrets.current().config();
    Path file = AgentFolders.of(config, state).main().resolve("auth-profiles.json");
    try {
      ObjectNode made = new AuthStatus(config.effective(), read(file), now).make();
      last = Optional.of(made);
      call.answer(made);
    } catch (IOException unusable) {
      // The cause may quote the file, so only its kind is told.
      call.fail(
          RpcError.unavailable(
              "the store of logins cannot be read ("
                  + unusable.getClass().getSimpleName()
                  + "); `openclaw doctor` says where it is"));
    }
  }

  private static JsonNode read(Path file) throws IOException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException("too large");
      }
      return JSON.readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException none) {
      return MissingNode.getInstance();
    }
  }
}
