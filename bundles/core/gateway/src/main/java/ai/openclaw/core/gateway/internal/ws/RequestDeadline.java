package ai.openclaw.core.gateway.internal.ws;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

/**
 * Closes connections on which no request gets complete. Jetty's idle time-out alone lets a client
 * keep one for hours with a byte now and then.
 */
final class RequestDeadline extends Handler.Wrapper implements Connection.Listener {
  private final long limitNanos;

  /** Since when each connection waits for the headers of a request. */
  private final Map<Connection, Long> waiting = new ConcurrentHashMap<>();

  RequestDeadline(Handler handler, ScheduledExecutorService scheduler, Duration limit) {
    super(handler);
    this.limitNanos = limit.toNanos();
    long period = Math.max(1, limit.toMillis() / 4);
    var unused =
        scheduler.scheduleWithFixedDelay(this::sweep, period, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    waiting.remove(connection);
    Request.addCompletionListener(request, failure -> await(connection));
    return super.handle(request, response, callback);
  }

  @Override
  public void onOpened(Connection connection) {
    // TLS wraps the connection that the requests come by, which is told of as well.
    if (!(connection instanceof WebSocketConnection || connection instanceof SslConnection)) {
      await(connection);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    waiting.remove(connection);
  }

  private void await(Connection connection) {
    if (connection.getEndPoint().isOpen()
        && connection.getEndPoint().getConnection() == connection) {
      waiting.put(connection, System.nanoTime());
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    waiting.forEach(
        (connection, since) -> {
          boolean gone = !connection.getEndPoint().isOpen();
          if ((gone || now - since > limitNanos) && waiting.remove(connection, since)) {
            connection.getEndPoint().close();
          }
        });
  }
}
