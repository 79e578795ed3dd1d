package ai.openclaw.core.client.internal;

import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.GatewayTarget;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A gateway behind a WebSocket URL. */
final class WebSocketGateway implements RemoteGateway {
  private static final long STOP_GRACE_MS = 250;
  // Longer than the call: a connection that comes too late is then seen here, and closed.
  private static final Duration LATE_CONNECT = Duration.ofSeconds(10);

  private final GatewayTarget target;
  private final Function<String, List<String>> scopes;
  private final Supplier<HttpClient> http;
  private final IdentityFile identity;
  private final Path config;
  private final String version;

  /**
   * Creates it.
   *
   * @param scopes the scopes to ask for, by method
   * @param http made when the first call needs it
   * @param config the configuration file, for messages
   */
  WebSocketGateway(
      GatewayTarget target,
      Function<String, List<String>> scopes,
      Supplier<HttpClient> http,
      IdentityFile identity,
      Path config,
      String version) {
    this.target = target;
    this.scopes = scopes;
    this.http = http;
    this.identity = identity;
    this.config = config;
    this.version = version;
  }

  @Override
  public JsonNode call(String method, JsonNode params)
      throws RemoteGatewayException, InterruptedException {
    var request = new ConnectRequest(target, scopes.apply(method), device(), version);
    var exchange = new Exchange(request, method, params);
    CompletableFuture<WebSocket> socket =
        http.get()
            .newWebSocketBuilder()
            .connectTimeout(target.timeout().plus(LATE_CONNECT))
            .buildAsync(target.url(), exchange);
    var unused =
        socket.whenComplete(
            (open, error) -> {
              if (error != null) {
                exchange.answer().completeExceptionally(error);
              }
            });
    try {
      return exchange.answer().get(target.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (TimeoutException e) {
      throw transport("no answer within " + target.timeout().toMillis() + " ms");
    } finally {
      close(socket);
    }
  }

  private DeviceIdentity device() throws RemoteGatewayException {
    try {
      return identity.load();
    } catch (IOException e) {
      throw new RemoteGatewayException("DEVICE_IDENTITY", "" + e.getMessage());
    }
  }

  private RemoteGatewayException failure(@Nullable Throwable cause) {
    if (!(cause instanceof RemoteGatewayException known)) {
      return transport("gateway closed (1006): it cannot be reached");
    }
    String message = withoutCredentials("" + known.getMessage());
    return known.code().equals("TRANSPORT")
        ? transport(message)
        : new RemoteGatewayException(known.code(), message);
  }

  private RemoteGatewayException transport(String what) {
    return new RemoteGatewayException(
        "TRANSPORT",
        what
            + " (target "
            + target.url()
            + ", source "
            + target.source()
            + ", config "
            + config
            + ")");
  }

  private String withoutCredentials(String message) {
    String text = message.replace('\n', ' ');
    for (String secret : List.of(target.token().orElse(""), target.password().orElse(""))) {
      text = secret.isEmpty() ? text : text.replace(secret, "[redacted]");
    }
    return text;
  }

  /** Closes the connection, or the one that is still being made once it is there. */
  private static void close(CompletableFuture<WebSocket> socket) {
    var unused =
        socket.thenCompose(
            open ->
                open.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(STOP_GRACE_MS, TimeUnit.MILLISECONDS)
                    .whenComplete((closed, error) -> open.abort()));
  }
}
