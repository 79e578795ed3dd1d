package ai.openclaw.core.client.internal;

import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.ClientMode;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.client.internal.Dialer.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A gateway behind a WebSocket URL. */
final class WebSocketGateway implements RemoteGateway {
  private final GatewayTarget target;
  private final ClientMode mode;
  private final Function<String, List<String>> scopes;
  private final Dialer dialer;
  private final Path config;

  /**
   * Creates it.
   *
   * @param mode as what it introduces itself
   * @param scopes the scopes to ask for, by method
   * @param config the configuration file, for messages
   */
  WebSocketGateway(
      GatewayTarget target,
      ClientMode mode,
      Function<String, List<String>> scopes,
      Dialer dialer,
      Path config) {
    this.target = target;
    this.mode = mode;
    this.scopes = scopes;
    this.dialer = dialer;
    this.config = config;
  }

  @Override
  public JsonNode call(String method, JsonNode params)
      throws RemoteGatewayException, InterruptedException {
    Deadline deadline = Deadline.in(target.timeout());
    Optional<JsonNode> given =
        Optional.of(params).filter(node -> !node.isMissingNode() && !node.isNull());
    var visitor = new Visitor(mode, method, scopes.apply(method));
    try (var attempt = dialer.attempt(target, visitor)) {
      attempt.greeting(deadline);
      return deadline.await(attempt.wire().request(method, given));
    } catch (RemoteGatewayException e) {
      throw told(e);
    }
  }

  private RemoteGatewayException told(RemoteGatewayException failure) {
    String message = Told.without(target, String.valueOf(failure.getMessage()));
    String where =
        failure.code().equals("TRANSPORT")
            ? " (target %s, source %s, config %s)".formatted(target.url(), target.source(), config)
            : "";
    return new RemoteGatewayException(failure.code(), message + where, failure.reason().orElse(""));
  }
}
