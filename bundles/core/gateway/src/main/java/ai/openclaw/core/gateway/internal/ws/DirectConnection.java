package ai.openclaw.core.gateway.internal.ws;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/**
 * A WebSocket that is read on the thread that found it readable. Nothing that happens there blocks:
 * whatever may block is handed to a worker first. Jetty would otherwise wake another thread for
 * each message, which costs more than to serve it.
 */
final class DirectConnection extends WebSocketConnection {
  private final Callback readable =
      new Callback() {
        @Override
        public void succeeded() {
          onFillable();
        }

        @Override
        public void failed(Throwable cause) {
          onFillInterestedFailed(cause);
        }

        @Override
        public InvocationType getInvocationType() {
          return InvocationType.NON_BLOCKING;
        }
      };

  DirectConnection(EndPoint endPoint, Connector connector, WebSocketCoreSession session) {
    super(
        endPoint,
        connector.getExecutor(),
        connector.getScheduler(),
        connector.getByteBufferPool(),
        session);
    session.setWebSocketConnection(this);
    connector.getEventListeners().forEach(this::addEventListener);
  }

  @Override
  public void fillInterested() {
    fillInterested(readable);
  }
}
