package ai.openclaw.secrets.vault.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class VaultTroubleTest {
  private final KvServer server;
  private final VaultFixture vault;
  private final CountDownLatch over = new CountDownLatch(1);

  VaultTroubleTest() throws IOException {
    server = new KvServer().with("app/openai", "{\"key\":\"fake-1\"}");
    vault = new VaultFixture(server.address());
  }

  @AfterEach
  void stop() {
    over.countDown();
    vault.close();
    server.close();
  }

  @Test
  void sealedServerIsToldToBeUnsealed() throws Exception {
    server.behaviour = Optional.of(exchange -> KvServer.error(exchange, 503, "Vault is sealed"));

    assertTrue(vault.unavailable(VaultFailure.PROVIDER_SEALED).contains("unseal"));
  }

  @Test
  void usedUpQuotaEndsTheQuestions() throws Exception {
    server.behaviour =
        Optional.of(exchange -> KvServer.error(exchange, 429, "request path quota exceeded"));

    String[] ids = IntStream.range(0, 40).mapToObj(i -> "p" + i + "#k").toArray(String[]::new);
    var result = vault.resolve(ids);

    assertTrue(result.toString().contains("PROVIDER_RATE_LIMITED"), result.toString());
    assertTrue(server.requests.size() < 40, () -> server.requests.size() + " requests");
  }

  @Test
  void quotaUsedUpInBetweenLeavesWhatWasRead() throws Exception {
    server.behaviour =
        Optional.of(
            exchange -> {
              if (exchange.getRequestURI().getPath().endsWith("/good")) {
                KvServer.send(
                    exchange, 200, "{\"data\":{\"data\":{\"k\":\"fake\"},\"metadata\":{}}}");
              } else {
                KvServer.error(exchange, 429, "request path quota exceeded");
              }
            });

    Map<String, Outcome> outcomes = vault.outcomes("good#k", "bad#k");

    assertInstanceOf(Resolved.class, outcomes.get("good#k"));
    assertInstanceOf(Failed.class, outcomes.get("bad#k"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void redirectIsNotFollowed(int status) throws Exception {
    try (KvServer other = new KvServer().with("app/openai", "{\"key\":\"fake-1\"}")) {
      server.behaviour =
          Optional.of(
              exchange -> {
                exchange
                    .getResponseHeaders()
                    .set("Location", other.address() + "/v1/secret/data/app/openai?x=fake");
                exchange.sendResponseHeaders(status, -1);
              });

      String message = vault.unavailable(VaultFailure.PROVIDER_REDIRECTED);

      assertTrue(message.contains(other.address()), message);
      assertTrue(other.requests.isEmpty());
    }
  }

  @Test
  void redirectWithinTheServerIsNotFollowedEither() throws Exception {
    server.behaviour =
        Optional.of(
            exchange -> {
              exchange.getResponseHeaders().set("Location", "/login?next=fake");
              exchange.sendResponseHeaders(302, -1);
            });

    assertTrue(vault.unavailable(VaultFailure.PROVIDER_REDIRECTED).contains("another path"));
    assertEquals(1, server.requests.size());
  }

  @Test
  void otherStatusIsNamedWithoutTheText() throws Exception {
    server.behaviour = Optional.of(exchange -> KvServer.error(exchange, 500, "fake detail"));

    assertTrue(
        vault.failed(VaultFailure.PROVIDER_HTTP_STATUS, "app/openai#key").contains("HTTP 500"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>fake</html>",
        "[]",
        "null",
        "{\"data\":",
        "{\"data\":\"fake\"}",
        "{\"data\":{}} x",
        "\u0000"
      })
  void answerThatIsNoneIsRefused(String answer) throws Exception {
    server.behaviour = Optional.of(exchange -> KvServer.send(exchange, 200, answer));

    vault.failed(VaultFailure.PROVIDER_ANSWER_INVALID, "app/openai#key");
  }

  @Test
  void largeAnswerIsCutOffAndFailsAlone() throws Exception {
    server.behaviour =
        Optional.of(
            exchange -> {
              if (exchange.getRequestURI().getPath().endsWith("/large")) {
                endless(exchange);
              } else {
                KvServer.send(
                    exchange, 200, "{\"data\":{\"data\":{\"k\":\"fake\"},\"metadata\":{}}}");
              }
            });

    assertTrue(
        vault
            .failed(VaultFailure.PROVIDER_ANSWER_TOO_LARGE, "large#k")
            .contains("maxBytes (1048576)"));
    assertInstanceOf(Resolved.class, vault.outcomes("large#k", "small#k").get("small#k"));
  }

  @Test
  void answerOfJustTheLimitIsRead() throws Exception {
    String answer = "{\"data\":{\"data\":{\"key\":\"fake\"},\"metadata\":{}}}";
    server.behaviour = Optional.of(exchange -> KvServer.send(exchange, 200, answer));

    vault.settings.put("maxBytes", answer.length());
    assertEquals("fake", vault.value("app/openai#key").textValue());
    vault.settings.put("maxBytes", answer.length() - 1);
    vault.failed(VaultFailure.PROVIDER_ANSWER_TOO_LARGE, "app/openai#key");
  }

  @Test
  void serverThatDoesNotAnswerCostsTheLimit() throws Exception {
    server.behaviour = Optional.of(exchange -> hang());
    vault.settings.put("timeoutMs", 300);

    vault.unavailable(VaultFailure.PROVIDER_TIMEOUT);
  }

  @Test
  void serverThatNeverEndsItsAnswerCostsTheLimit() throws Exception {
    server.behaviour =
        Optional.of(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              hang();
            });
    vault.settings.put("timeoutMs", 300);

    vault.unavailable(VaultFailure.PROVIDER_TIMEOUT);
  }

  @Test
  void slowPathDoesNotTakeTheOthersAlong() throws Exception {
    server.with("quick", "{\"k\":\"fake\"}");
    assertEquals("fake", vault.value("quick#k").textValue());
    server.behaviour =
        Optional.of(
            exchange -> {
              if (exchange.getRequestURI().getPath().endsWith("/slow")) {
                hang();
              } else {
                KvServer.send(
                    exchange, 200, "{\"data\":{\"data\":{\"k\":\"fake\"},\"metadata\":{}}}");
              }
            });
    vault.limit = Duration.ofSeconds(5);

    Map<String, Outcome> outcomes = vault.outcomes("slow#k", "quick#k");

    assertInstanceOf(Resolved.class, outcomes.get("quick#k"));
    Failed slow = assertInstanceOf(Failed.class, outcomes.get("slow#k"));
    assertEquals("PROVIDER_TIMEOUT", slow.failure().code());
  }

  @Test
  void nothingListening() throws Exception {
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      vault.settings.put("address", "http://127.0.0.1:" + bound.getLocalPort());

      assertTrue(
          vault.unavailable(VaultFailure.PROVIDER_UNREACHABLE).contains("nothing listens there"));
    }
  }

  @Test
  void connectionThatBreaks() throws Exception {
    server.behaviour =
        Optional.of(
            exchange -> {
              exchange.sendResponseHeaders(200, 1000);
              exchange.getResponseBody().write("{\"data\":".getBytes(UTF_8));
              exchange.getResponseBody().flush();
              throw new IOException("the server dies");
            });

    assertFalse(vault.unavailable(VaultFailure.PROVIDER_UNREACHABLE).isEmpty());
  }

  private void hang() {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    byte[] block = "x".repeat(65_536).getBytes(UTF_8);
    for (int i = 0; i < 10_000; i++) {
      body.write(block);
    }
  }
}
