package ai.openclaw.core.logs.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.ConfiguredGateway;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Chooses where the log comes from. Immutable.
 *
 * @param tail reads the file
 * @param clients makes clients of gateways
 * @param configured knows which one the configuration names
 * @param config reads the configuration
 * @param gateway whether this process is the gateway
 */
record LogSources(
    LogTail tail,
    Function<GatewayTarget, RemoteGateway> clients,
    ConfiguredGateway configured,
    ConfigWorkshop config,
    boolean gateway) {
  private static final String URL = "OPENCLAW_GATEWAY_URL";
  private static final long TIMEOUT_MS = 30_000;

  /**
   * The source for a call.
   *
   * @throws RemoteGatewayException when the gateway to ask is elsewhere and cannot be asked
   * @throws InterruptedException when interrupted while its credential is looked up
   */
  LogSource of(CommandCall call) throws RemoteGatewayException, InterruptedException {
    if (call.remote().isPresent()) {
      return new LogSource.OfGateway(call.remote().get());
    }
    boolean named = !call.environment().getOrDefault(URL, "").isBlank();
    if (gateway && !named) {
      return new LogSource.OfFile(tail, false);
    }
    Optional<ConfigSnapshot> read = read();
    if (read.isEmpty()) {
      return new LogSource.OfFile(tail, true);
    }
    ConfigSnapshot now = read.get();
    boolean elsewhere = named || now.effective().at("/gateway/mode").asText().equals("remote");
    try {
      GatewayTarget target = configured.target(call.environment(), timeout(call));
      return elsewhere
          ? new LogSource.OfGateway(clients.apply(target))
          : new LogSource.OfEither(clients.apply(target), tail);
    } catch (RemoteGatewayException e) {
      if (elsewhere) {
        throw e;
      }
      return new LogSource.OfFile(tail, true);
    }
  }

  /** Empty when it is not valid: the log is where the reason stands. */
  private Optional<ConfigSnapshot> read() {
    try {
      return Optional.of(config.read());
    } catch (ConfigInvalidException e) {
      return Optional.empty();
    }
  }

  private static Duration timeout(CommandCall call) {
    return Duration.ofMillis(
        call.option("timeout")
            .filter(text -> text.matches("[1-9][0-9]{0,8}"))
            .map(Long::parseLong)
            .orElse(TIMEOUT_MS));
  }
}
