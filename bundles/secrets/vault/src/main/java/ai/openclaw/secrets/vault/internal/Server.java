package ai.openclaw.secrets.vault.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends requests to one server. Its failures show nothing of headers and bodies. */
final class Server {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final VaultSettings settings;
  private final HttpClient client;
  private final Deadline deadline;

  Server(VaultSettings settings, HttpClient client, Deadline deadline) {
    this.settings = settings;
    this.client = client;
    this.deadline = deadline;
  }

  VaultSettings settings() {
    return settings;
  }

  Deadline deadline() {
    return deadline;
  }

  /** Asks for what is at a path below {@code /v1/}. Cancelling the future ends the request. */
  CompletableFuture<HttpResponse<Optional<byte[]>>> get(String path, String token) {
    return send(request(path).header("X-Vault-Token", token).GET());
  }

  /** Sends an object without a token. */
  CompletableFuture<HttpResponse<Optional<byte[]>>> post(String path, ObjectNode body) {
    return send(request(path).POST(BodyPublishers.ofString(body.toString())));
  }

  /** Sends nothing with a token. */
  CompletableFuture<HttpResponse<Optional<byte[]>>> post(String path, String token) {
    return send(request(path).header("X-Vault-Token", token).POST(BodyPublishers.noBody()));
  }

  /** What a response says. */
  static Answer answer(HttpResponse<Optional<byte[]>> response) {
    return new Answer(
        response.statusCode(), response.body(), response.headers().firstValue("location"));
  }

  /** Why there was no response. */
  Problem broken(@Nullable Throwable thrown) {
    @Nullable Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (cause instanceof HttpTimeoutException) {
      return late();
    }
    if (cause instanceof SSLException) {
      return VaultFailure.PROVIDER_TLS.of(
          "%s: the server's certificate is not trusted or has another name, or it speaks no TLS; set caFile to the certificate of its CA: %s"
              .formatted(settings.label(), settings.address()));
    }
    if (cause instanceof ConnectException && unresolved(cause)) {
      return VaultFailure.PROVIDER_UNREACHABLE.of(
          "%s: the host has no address; correct it: %s"
              .formatted(settings.label(), settings.address()));
    }
    return VaultFailure.PROVIDER_UNREACHABLE.of(
        cause instanceof ConnectException
            ? "%s: nothing listens there; start the server or correct the address: %s"
                .formatted(settings.label(), settings.address())
            : "%s: the connection broke; see the log of the server or of the proxy before it: %s"
                .formatted(settings.label(), settings.address()));
  }

  /** The time is up. */
  Problem late() {
    return VaultFailure.PROVIDER_TIMEOUT.of(
        "%s: no answer within %d ms; check the address and the way there, or raise timeoutMs: %s"
            .formatted(settings.label(), deadline.limit().toMillis(), settings.address()));
  }

  /** A status that means the same whatever was asked. */
  Optional<Problem> refusal(Answer answer) {
    int status = answer.status();
    if (status >= 300 && status < 400) {
      return Optional.of(
          VaultFailure.PROVIDER_REDIRECTED.of(
              "%s: the server sends callers to %s, and the token is not taken there; set address to the active server: %s"
                  .formatted(
                      settings.label(),
                      answer.location().map(Server::origin).orElse("an unnamed place"),
                      settings.address())));
    }
    if (status == 429) {
      return Optional.of(
          VaultFailure.PROVIDER_RATE_LIMITED.of(
              "%s: a rate limit of the server is used up; raise the quota or reload less often: %s"
                  .formatted(settings.label(), settings.address())));
    }
    if (status == 503) {
      return Optional.of(
          VaultFailure.PROVIDER_SEALED.of(
              "%s: the server is sealed or under maintenance; unseal it: %s"
                  .formatted(settings.label(), settings.address())));
    }
    return Optional.empty();
  }

  private HttpRequest.Builder request(String path) {
    Duration left = deadline.left();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.address() + "/v1/" + path))
            .timeout(left.compareTo(SHORTEST) < 0 ? SHORTEST : left)
            .header("Accept", "application/json")
            .header("X-Vault-Request", "true");
    settings.namespace().ifPresent(name -> request.header("X-Vault-Namespace", name));
    return request;
  }

  private CompletableFuture<HttpResponse<Optional<byte[]>>> send(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), head -> new LimitedBody(settings.maxBytes()));
  }

  private static boolean unresolved(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  // A location may carry more than an operator should see in a log.
  private static String origin(String location) {
    try {
      URI uri = URI.create(location);
      return uri.getHost() == null
          ? "another path"
          : uri.getScheme()
              + "://"
              + uri.getHost()
              + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    } catch (IllegalArgumentException notAnAddress) {
      return "an unreadable place";
    }
  }
}
