package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.core.gateway.internal.http.HttpEntry;
import ai.openclaw.core.gateway.internal.http.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.jspecify.annotations.Nullable;

/** One request for a WebSocket, which swaps Jetty's connection for a {@link DirectConnection}. */
final class Upgrade extends Request.Wrapper implements WebSocketNegotiator {
  private static final HttpAnswer TOO_MANY =
      HttpAnswer.text(503, "Too many unauthenticated sockets");
  private static final int BUFFER = 8192;

  private final Clients clients;
  private Optional<WebSocketCoreSession> session = Optional.empty();

  Upgrade(Request request, Clients clients) {
    super(request);
    this.clients = clients;
  }

  @Override
  public @Nullable FrameHandler negotiate(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    Peer peer = Peer.of(request, clients.rules());
    if (clients.crowded(peer.address())) {
      HttpEntry.write(request, TOO_MANY, response, callback);
      return null;
    }
    response.setExtensions(List.of());
    return new Socket(
        clients.limits(),
        clients.scheduler(),
        clients.figures(),
        socket -> new ClientConnection(socket, peer, clients));
  }

  @Override
  public void customize(Configuration configuration) {
    configuration.setIdleTimeout(Duration.ZERO);
    configuration.setMaxFrameSize(0);
    configuration.setAutoFragment(true);
    configuration.setInputBufferSize(BUFFER);
    configuration.setOutputBufferSize(BUFFER);
    if (configuration instanceof WebSocketCoreSession made) {
      session = Optional.of(made);
    }
  }

  @Override
  public Object setAttribute(String name, Object value) {
    if (name.equals(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE)
        && value instanceof WebSocketConnection connection
        && session.isPresent()) {
      Connector connector = getConnectionMetaData().getConnector();
      return super.setAttribute(
          name, new DirectConnection(connection.getEndPoint(), connector, session.get()));
    }
    return super.setAttribute(name, value);
  }
}
