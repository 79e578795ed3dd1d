package ai.openclaw.core.client.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.GatewayClients;
import ai.openclaw.core.config.ConfigStore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code gateway call}: one method of a gateway, from the operator's shell. */
@Component(property = OperatorCommand.NAME + "=gateway call")
public final class GatewayCallCommand implements OperatorCommand {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long TIMEOUT_MS = 10_000;
  private static final String FAILED = "Gateway call failed: ";

  private final GatewayClients clients;
  private volatile Optional<ConfigStore> config = Optional.empty();

  /** Calls through clients of this bundle. */
  @Activate
  public GatewayCallCommand(@Reference GatewayClients clients) {
    this.clients = clients;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindConfig(ConfigStore store) {
    config = Optional.of(store);
  }

  void unbindConfig(ConfigStore store) {
    if (config.filter(present -> present == store).isPresent()) {
      config = Optional.empty();
    }
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    String method = call.arguments().get(0);
    try {
      JsonNode params = params(call.option("params").orElse("{}"));
      JsonNode payload = gateway(call).call(method, params);
      return CommandResult.ok(
          payload, new Line("Gateway call: " + method), new Line(payload.toPrettyString()));
    } catch (RemoteGatewayException e) {
      return CommandResult.failed(CommandFailure.of(e.code(), FAILED + e.getMessage()));
    }
  }

  private RemoteGateway gateway(CommandCall call) throws RemoteGatewayException {
    if (call.remote().isPresent()) {
      return call.remote().get();
    }
    ConfigStore store =
        config.orElseThrow(
            () ->
                new RemoteGatewayException(
                    "CONFIG_UNUSABLE",
                    "the configuration cannot be read, so the gateway is not known: mend it, or"
                        + " pass --url with --token"));
    return clients.open(ConfiguredTarget.of(store.current(), call.environment(), timeout(call)));
  }

  private static Duration timeout(CommandCall call) throws RemoteGatewayException {
    try {
      return Duration.ofMillis(
          call.option("timeout").map(Long::parseLong).filter(ms -> ms > 0).orElse(TIMEOUT_MS));
    } catch (NumberFormatException e) {
      throw new RemoteGatewayException("INVALID_USAGE", "--timeout has to be milliseconds");
    }
  }

  private static JsonNode params(String text) throws RemoteGatewayException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // The parser's message quotes what was typed, which may hold a secret.
      throw new RemoteGatewayException("INVALID_USAGE", "--params has to be JSON");
    }
  }
}
