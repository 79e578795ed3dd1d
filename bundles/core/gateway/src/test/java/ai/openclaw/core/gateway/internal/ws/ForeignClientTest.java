package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.Test;

/** A client that others wrote, besides the JDK's, which {@link TestClient} uses. */
class ForeignClientTest {
  /** Keeps what comes; how it was closed is {@code code reason}. */
  private static final class Heard extends WebSocketListener {
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    @Override
    public void onMessage(WebSocket socket, String text) {
      texts.add(text);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      closed.complete(code + " " + reason);
      socket.close(code, null);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable cause, Response response) {
      closed.completeExceptionally(cause);
    }

    String next() throws InterruptedException {
      String text = texts.poll(TestClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return text == null ? "" : text;
    }
  }

  @Test
  void okHttpOffersDeflateAndIsServed() throws Exception {
    var client = new OkHttpClient.Builder().build();
    try (var gateway = new TestGateway()) {
      var heard = new Heard();
      var request = new Request.Builder().url("http://127.0.0.1:" + gateway.port() + "/").build();
      WebSocket socket = client.newWebSocket(request, heard);
      assertTrue(heard.next().contains("connect.challenge"));
      socket.send(TestClient.connect());
      assertTrue(heard.next().contains("hello-ok"));
      for (int i = 0; i < 50; i++) {
        String padding = " ".repeat(i * 1000);
        socket.send(
            "{\"type\":\"req\",\"id\":\"r" + i + "\"," + padding + "\"method\":\"health\"}");
      }
      for (int i = 0; i < 50; i++) {
        String answer = heard.next();
        assertTrue(
            answer.startsWith("{\"type\":\"res\",\"id\":\"r" + i + "\",\"ok\":true"), answer);
      }
      gateway.server().leave("gateway stopping", Optional.empty(), Duration.ZERO);
      assertEquals(
          "1012 service restart",
          heard.closed.get(TestClient.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
