package ai.openclaw.core.client.internal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A connection that is made or being made, closed with the link. */
final class Link implements AutoCloseable {
  private static final long STOP_GRACE_MS = 250;
  // Longer than the call: a connection that comes too late is then seen here, and closed.
  private static final Duration LATE_CONNECT = Duration.ofSeconds(10);

  private final Wire wire;
  private final CompletableFuture<WebSocket> socket;

  private Link(Wire wire, CompletableFuture<WebSocket> socket) {
    this.wire = wire;
    this.socket = socket;
  }

  /** Begins to connect. */
  static Link open(HttpClient http, URI url, Duration timeout, ConnectRequest request) {
    var wire = new Wire(request);
    CompletableFuture<WebSocket> socket =
        http.newWebSocketBuilder().connectTimeout(timeout.plus(LATE_CONNECT)).buildAsync(url, wire);
    var unused =
        socket.whenComplete(
            (open, error) -> {
              if (error != null) {
                wire.unreachable(reason(error));
              }
            });
    return new Link(wire, socket);
  }

  Wire wire() {
    return wire;
  }

  private static String reason(Throwable error) {
    if (caused(error, PinnedTrust.PinMismatch.class)) {
      return "the gateway shows another certificate than the one of the fingerprint";
    }
    if (caused(error, SSLException.class)) {
      return "the encrypted connection failed: a certificate this machine does not trust, or no"
          + " encryption there";
    }
    return caused(error, WebSocketHandshakeException.class)
        ? "what answers there is no gateway"
        : "it cannot be reached";
  }

  private static boolean caused(Throwable error, Class<? extends Throwable> kind) {
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** Closes the connection, or the one that is still being made once it is there. */
  @Override
  public void close() {
    var unused =
        socket.thenCompose(
            open ->
                open.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(STOP_GRACE_MS, TimeUnit.MILLISECONDS)
                    .whenComplete((closed, error) -> open.abort()));
  }
}
