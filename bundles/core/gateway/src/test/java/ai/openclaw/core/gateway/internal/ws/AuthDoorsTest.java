package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.gateway.internal.auth.AccessRules;
import ai.openclaw.core.gateway.internal.auth.AuthMode;
import ai.openclaw.core.gateway.internal.auth.GatewayAuth;
import ai.openclaw.core.gateway.internal.auth.TrustedProxy;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Both doors, WebSocket and HTTP, in every mode that asks for more than one secret. */
class AuthDoorsTest {
  private static final String UNAUTHORIZED =
      "{\"error\":{\"message\":\"Unauthorized\",\"type\":\"unauthorized\"}}";
  private static final String SECRET = "\"token\":\"" + TestGateway.TOKEN + "\"";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static AccessRules rules(String gateway, AuthMode mode, String secret)
      throws IOException {
    JsonNode config = TestClient.JSON.readTree("{\"gateway\":" + gateway + "}");
    var auth =
        new GatewayAuth(
            mode,
            secret.isEmpty() ? Optional.empty() : Optional.of(SecretValue.of(secret)),
            "test",
            mode == AuthMode.TRUSTED_PROXY
                ? TrustedProxy.of(config.path("gateway"))
                : Optional.empty());
    return AccessRules.of(auth, config, Set.of());
  }

  private static AccessRules proxy(String more) throws IOException {
    return rules(
        "{\"trustedProxies\":[\"127.0.0.1\"],"
            + "\"controlUi\":{\"allowedOrigins\":[\"https://ui.example\"]},"
            + "\"auth\":{\"trustedProxy\":{\"userHeader\":\"x-user\""
            + more
            + "}}}",
        AuthMode.TRUSTED_PROXY,
        "local-password");
  }

  private static AccessRules limited(String limit) throws IOException {
    return rules("{\"auth\":{\"rateLimit\":" + limit + "}}", AuthMode.TOKEN, TestGateway.TOKEN);
  }

  private static String connect(String id, String auth, String scopes) {
    return TestClient.connect(
        id, id.equals("test") ? "test" : "backend", "operator", "{" + auth + "}", scopes);
  }

  private static JsonNode connect(TestGateway gateway, String frame, String... headers)
      throws InterruptedException {
    try (var client = new TestClient(gateway.port(), "/", headers)) {
      return client.send(frame).response();
    }
  }

  private static HttpResponse<String> get(TestGateway gateway, String path, String... headers)
      throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static TestGateway started(AccessRules rules) throws IOException {
    var gateway = new TestGateway(rules);
    gateway.route(
        "/v1/who",
        List.of("GET"),
        false,
        call -> HttpAnswer.text(200, String.join(",", call.principal().scopes())));
    gateway.route(
        "/open",
        List.of("GET"),
        true,
        call -> HttpAnswer.text(200, call.authenticated() + " " + call.direct()));
    return gateway;
  }

  @Test
  void proxyBringsInItsUsersAtBothDoorsAndForgedHeadersBringInNobody() throws Exception {
    try (var gateway = started(proxy(",\"allowLoopback\":true,\"allowUsers\":[\"ann\"]"))) {
      String frame = connect("gateway-client", "", "\"operator.admin\"");
      JsonNode hello = connect(gateway, frame, "x-user", "ann").path("payload");
      assertEquals("hello-ok", hello.path("type").asText());
      assertEquals(0, hello.path("auth").path("scopes").size(), "no device, no scopes");
      assertEquals(200, get(gateway, "/v1/who", "x-user", "ann").statusCode());
      assertEquals("true false", get(gateway, "/open", "x-user", "ann").body());

      HttpResponse<String> eve = get(gateway, "/v1/who", "x-user", "eve");
      assertEquals(401, eve.statusCode());
      assertEquals(UNAUTHORIZED, eve.body());
      JsonNode error =
          connect(gateway, connect("gateway-client", SECRET, ""), "x-user", "eve").path("error");
      assertEquals("unauthorized", error.path("message").asText());
      assertEquals("AUTH_UNAUTHORIZED", error.path("details").path("code").asText());
      assertEquals(
          "trusted_proxy_user_not_allowed", error.path("details").path("authReason").asText());
      assertEquals(
          "review_auth_configuration", error.path("details").path("recommendedNextStep").asText());
    }
    try (var gateway = started(proxy(""))) {
      assertEquals(401, get(gateway, "/v1/who", "x-user", "ann").statusCode());
      JsonNode error =
          connect(gateway, connect("gateway-client", SECRET, ""), "x-user", "ann").path("error");
      assertEquals(
          "trusted_proxy_loopback_source", error.path("details").path("authReason").asText());
    }
  }

  @Test
  void callersOnThisMachineMayUseThePasswordUnlessTheyNameAUser() throws Exception {
    try (var gateway = started(proxy(""))) {
      String frame =
          connect("gateway-client", "\"password\":\"local-password\"", "\"operator.read\"");
      assertTrue(connect(gateway, frame).path("ok").asBoolean());
      assertFalse(connect(gateway, frame, "x-user", "ann").path("ok").asBoolean());
      assertFalse(connect(gateway, frame, "X-Forwarded-For", "1.2.3.4").path("ok").asBoolean());
      String bearer = "Bearer local-password";
      assertEquals(200, get(gateway, "/v1/who", "Authorization", bearer).statusCode());
      assertEquals(
          401, get(gateway, "/v1/who", "Authorization", bearer, "x-user", "ann").statusCode());
      assertEquals(
          401,
          get(gateway, "/v1/who", "Authorization", bearer, "X-Real-IP", "1.1.1.1").statusCode());
      assertEquals(401, get(gateway, "/v1/who", "Authorization", "Bearer other").statusCode());
    }
  }

  @Test
  void pageOfAnotherSiteCannotUseTheIdentityOfTheProxysUser() throws Exception {
    try (var gateway = started(proxy(",\"allowLoopback\":true"))) {
      assertEquals(
          401,
          get(gateway, "/v1/who", "x-user", "ann", "Origin", "https://evil.example").statusCode());
      assertEquals(
          200,
          get(gateway, "/v1/who", "x-user", "ann", "Origin", "https://ui.example").statusCode());
    }
  }

  @Test
  void declaredScopesCountWhereNoSecretIsShownAndOnlyThere() throws Exception {
    String forbidden =
        "{\"ok\":false,\"error\":{\"type\":\"forbidden\","
            + "\"message\":\"missing scope: operator.write\"}}";
    for (AccessRules rules :
        List.of(rules("{}", AuthMode.NONE, ""), proxy(",\"allowLoopback\":true"))) {
      try (var gateway = started(rules)) {
        HttpResponse<String> narrow =
            get(gateway, "/v1/who", "x-user", "ann", "x-openclaw-scopes", "operator.read, other");
        assertEquals(403, narrow.statusCode());
        assertEquals(forbidden, narrow.body());
        assertEquals(
            "application/json; charset=utf-8",
            narrow.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
            403, get(gateway, "/v1/who", "x-user", "ann", "x-openclaw-scopes", "").statusCode());
        assertEquals(
            "operator.write",
            get(gateway, "/v1/who", "x-user", "ann", "x-openclaw-scopes", "operator.write").body());
        assertEquals(6, get(gateway, "/v1/who", "x-user", "ann").body().split(",").length);
      }
    }
    try (var gateway = started(rules("{}", AuthMode.TOKEN, TestGateway.TOKEN))) {
      String bearer = "Bearer " + TestGateway.TOKEN;
      HttpResponse<String> all =
          get(gateway, "/v1/who", "Authorization", bearer, "x-openclaw-scopes", "operator.read");
      assertEquals(6, all.body().split(",").length);
    }
  }

  @Test
  void changedUserListClosesOnlyThoseWhoAreNoLongerOnIt() throws Exception {
    AccessRules both = proxy(",\"allowLoopback\":true,\"allowUsers\":[\"ann\",\"bob\"]");
    try (var gateway = started(both);
        var ann = new TestClient(gateway.port(), "/", "x-user", "ann");
        var bob = new TestClient(gateway.port(), "/", "x-user", "bob")) {
      String frame = connect("gateway-client", "", "");
      assertTrue(ann.send(frame).response().path("ok").asBoolean());
      assertTrue(bob.send(frame).response().path("ok").asBoolean());
      gateway.server().clients().rules(proxy(",\"allowLoopback\":true,\"allowUsers\":[\"ann\"]"));
      assertEquals(new TestClient.Closed(4001, "gateway auth changed"), bob.awaitClose());
      assertTrue(ann.call("health").path("ok").asBoolean());
      assertEquals(401, get(gateway, "/v1/who", "x-user", "bob").statusCode());
    }
  }

  @Test
  void wrongTokensLockOutAtBothDoorsAndTheLimitIsLive() throws Exception {
    try (var gateway =
        started(limited("{\"maxAttempts\":3,\"exemptLoopback\":false,\"lockoutMs\":90000}"))) {
      String wrong = connect("gateway-client", "\"token\":\"wrong\"", "");
      for (int i = 0; i < 2; i++) {
        JsonNode details = connect(gateway, wrong).path("error").path("details");
        assertEquals("AUTH_TOKEN_MISMATCH", details.path("code").asText());
      }
      assertEquals(401, get(gateway, "/v1/who", "Authorization", "Bearer wrong").statusCode());

      JsonNode error = connect(gateway, TestClient.connect()).path("error");
      assertEquals("INVALID_REQUEST", error.path("code").asText());
      assertEquals(
          "unauthorized: too many failed authentication attempts (retry later)",
          error.path("message").asText());
      assertEquals("AUTH_RATE_LIMITED", error.path("details").path("code").asText());
      assertEquals("rate_limited", error.path("details").path("authReason").asText());
      assertEquals("wait_then_retry", error.path("details").path("recommendedNextStep").asText());
      assertTrue(error.path("retryable").asBoolean());
      long wait = error.path("retryAfterMs").asLong();
      assertTrue(wait > 0 && wait <= 90_000, "" + wait);

      HttpResponse<String> locked =
          get(gateway, "/v1/who", "Authorization", "Bearer " + TestGateway.TOKEN);
      assertEquals(429, locked.statusCode());
      assertEquals(
          "{\"error\":{\"message\":\"Too many failed authentication attempts. Please try again"
              + " later.\",\"type\":\"rate_limited\"}}",
          locked.body());
      long seconds = Long.parseLong(locked.headers().firstValue("Retry-After").orElse("-1"));
      assertTrue(seconds > 0 && seconds <= 90, "" + seconds);
      assertEquals(
          "false true",
          get(gateway, "/open", "Authorization", "Bearer " + TestGateway.TOKEN).body());

      gateway.server().clients().rules(limited("{\"maxAttempts\":3}"));
      assertTrue(connect(gateway, TestClient.connect()).path("ok").asBoolean(), "exempt again");
    }
  }

  @Test
  void withoutALimitWrongBearersAreNeverLockedOut() throws Exception {
    try (var gateway = started(rules("{}", AuthMode.TOKEN, TestGateway.TOKEN))) {
      for (int i = 0; i < 12; i++) {
        assertEquals(401, get(gateway, "/v1/who", "Authorization", "Bearer wrong").statusCode());
      }
      assertEquals(
          200,
          get(gateway, "/v1/who", "Authorization", "Bearer " + TestGateway.TOKEN).statusCode());
    }
  }

  @Test
  void manyWrongTokensAtOnceDoNotHurtThoseWhoAreIn() throws Exception {
    try (var gateway = started(limited("{\"maxAttempts\":5,\"exemptLoopback\":false}"));
        var client = TestClient.connected(gateway.port())) {
      var answers = new CompletableFuture<?>[300];
      for (int i = 0; i < answers.length; i++) {
        var request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/v1/who"))
                .header("Authorization", "Bearer wrong-" + i)
                .build();
        answers[i] =
            HTTP.sendAsync(request, BodyHandlers.ofString())
                .thenAccept(
                    answer -> assertTrue(Set.of(401, 429, 503).contains(answer.statusCode())));
      }
      assertTrue(client.call("health").path("ok").asBoolean());
      CompletableFuture.allOf(answers).get(60, TimeUnit.SECONDS);
      assertEquals(429, get(gateway, "/v1/who").statusCode());
      assertTrue(client.call("health").path("ok").asBoolean());
    }
  }

  @Test
  void guessesOverWebSocketEndAtTheLimitWhateverTheyAre() throws Exception {
    try (var gateway = started(limited("{\"maxAttempts\":5,\"exemptLoopback\":false}"));
        var client = TestClient.connected(gateway.port())) {
      var codes = new ArrayList<String>();
      for (int i = 0; i < 30; i++) {
        try (var guess = new TestClient(HTTP, "ws://127.0.0.1:" + gateway.port() + "/")) {
          String frame = connect("gateway-client", "\"token\":\"oct_guess" + i + "\"", "");
          JsonNode details = guess.send(frame).response().path("error").path("details");
          codes.add(details.path("code").asText());
          assertEquals(1008, guess.awaitClose().code());
        }
      }
      assertEquals(Collections.nCopies(5, "AUTH_TOKEN_MISMATCH"), codes.subList(0, 5));
      assertEquals(Collections.nCopies(25, "AUTH_RATE_LIMITED"), codes.subList(5, 30));
      assertTrue(client.call("health").path("ok").asBoolean());
    }
  }

  @Test
  void clientTokenGrantsWhatItSaysAndNothingElse() throws Exception {
    try (var gateway = started(rules("{}", AuthMode.TOKEN, TestGateway.TOKEN))) {
      gateway.tokens.add(
          "some-token", Set.of("operator.write"), List.of("status", "config.*"), List.of("/v1/*"));
      gateway.route("/v2", List.of("GET"), false, call -> HttpAnswer.text(200, "in"));
      assertEquals(
          "operator.write", get(gateway, "/v1/who", "Authorization", "Bearer some-token").body());
      HttpResponse<String> elsewhere = get(gateway, "/v2", "Authorization", "Bearer some-token");
      assertEquals(403, elsewhere.statusCode());
      assertEquals(
          "{\"ok\":false,\"error\":{\"type\":\"forbidden\",\"message\":\"client token does not"
              + " allow /v2\"}}",
          elsewhere.body());
    }
  }

  @Test
  void endOfAClientTokenCutsTheRequestThatIsBeingAnsweredForIt() throws Exception {
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    try (var gateway = started(rules("{}", AuthMode.TOKEN, TestGateway.TOKEN))) {
      gateway.tokens.add("some-token", Set.of("operator.write"), List.of("*"), List.of("*"));
      gateway.route(
          "/v1/slow",
          List.of("GET"),
          false,
          call -> {
            entered.countDown();
            try {
              leave.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            return HttpAnswer.text(200, "late");
          });
      CompletableFuture<HttpResponse<String>> answer =
          HTTP.sendAsync(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/v1/slow"))
                  .header("Authorization", "Bearer some-token")
                  .build(),
              BodyHandlers.ofString());
      assertTrue(entered.await(60, TimeUnit.SECONDS));
      gateway.tokens.remove("some-token");
      gateway.server().tokenEnded("some-token");
      assertTrue(
          answer
              .handle((got, error) -> error != null || got.statusCode() == 401)
              .get(60, TimeUnit.SECONDS),
          "cut while the route is still busy; the JDK's client tries again and is refused");
      leave.countDown();
      assertEquals(401, get(gateway, "/v1/who", "Authorization", "Bearer some-token").statusCode());
    }
  }

  @Test
  void eventsOfOtherFamiliesDoNotReachTheHolderOfAClientToken() throws Exception {
    try (var gateway = started(rules("{}", AuthMode.TOKEN, TestGateway.TOKEN));
        var client = new TestClient(gateway.port())) {
      gateway.tokens.add(
          "some-token", Set.of("operator.read"), List.of("status", "cron"), List.of());
      JsonNode hello =
          client.send(connect("test", "\"token\":\"some-token\"", "\"operator.read\"")).response();
      assertTrue(hello.path("ok").asBoolean(), hello.toString());
      JsonNode about = TestClient.JSON.readTree("{\"agentId\":\"other\"}");
      var clients = gateway.server().clients();
      clients.publish(RpcEvent.toScope("chat", about, "operator.read", false));
      clients.publish(RpcEvent.toScope("cron", about, "operator.read", false));
      clients.publish(
          RpcEvent.toScope(
              "cron", TestClient.JSON.readTree("{\"agentId\":\"main\"}"), "operator.read", false));
      JsonNode event = client.next();
      assertEquals("cron", event.path("event").asText());
      assertEquals("main", event.path("payload").path("agentId").asText());
    }
  }

  @Test
  void callsBeyondAClientTokenAreRefusedAndItsEndClosesTheSocket() throws Exception {
    try (var gateway = started(rules("{}", AuthMode.TOKEN, TestGateway.TOKEN));
        var client = new TestClient(gateway.port())) {
      gateway.tokens.add(
          "some-token", Set.of("operator.admin"), List.of("status", "config.*"), List.of());
      client.send(connect("test", "\"token\":\"some-token\"", "\"operator.admin\"")).response();
      assertTrue(client.call("status").path("ok").asBoolean());
      assertTrue(client.call("config.get").path("ok").asBoolean());
      assertEquals(
          "client token does not allow secrets.reload",
          client.call("secrets.reload").path("error").path("message").asText());
      JsonNode other =
          client
              .send(
                  "{\"type\":\"req\",\"id\":\"a\",\"method\":\"status\","
                      + "\"params\":{\"sessionKey\":\"agent:other:main\"}}")
              .response();
      assertEquals(
          "client token does not allow agent other", other.path("error").path("message").asText());
      gateway.tokens.remove("some-token");
      gateway.server().tokenEnded("some-token");
      assertEquals(new TestClient.Closed(4001, "client token ended"), client.awaitClose());
    }
  }
}
