package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may call the distribution's gateway, beside the holders of its own token. */
class AccessIT {
  private static final String BY_TOKEN =
      "{gateway: {mode: 'local', auth: {token: 'itest-token-0123456789abcdef'}}}";
  private static final String BY_PROXY =
      "{gateway: {mode: 'local', trustedProxies: ['127.0.0.1'], auth: {mode: 'trusted-proxy',"
          + " trustedProxy: {userHeader: 'x-user', allowLoopback: true, allowUsers: ['ann']}}}}";

  private final Distribution distribution = Distribution.built();

  @TempDir Path state;

  private Outcome run(String... arguments) throws Exception {
    return distribution.run(state, Map.of(), arguments);
  }

  private Outcome call(RunningGateway gateway, String method, String token) throws Exception {
    String url = "ws://127.0.0.1:" + gateway.port();
    return run("gateway", "call", method, "--url", url, "--token", token, "--json");
  }

  private static int post(RunningGateway gateway, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + gateway.port() + "/secrets/changed"))
            .headers(headers)
            .POST(BodyPublishers.ofString("{}"));
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private List<Path> filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.walk(state)) {
      return files.filter(Files::isRegularFile).filter(file -> has(file, text)).toList();
    }
  }

  private static boolean has(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void clientTokenOpensWhatItSaysUntilItIsTakenBackAndAProxyTakesOverLive() throws Exception {
    Distribution.write(state.resolve("openclaw.json"), BY_TOKEN);
    String value;
    try (var gateway = RunningGateway.start(distribution, state, Map.of())) {
      Outcome made =
          run("gateway", "token", "create", "--name", "it", "--methods", "health", "--json");
      String token = made.json().path("token").asText();
      assertEquals(0, call(gateway, "health", token).exit());
      Outcome beyond = call(gateway, "status", token);
      assertEquals(1, beyond.exit());
      assertTrue(beyond.err().contains("client token does not allow status"), beyond.err());
      assertEquals(401, post(gateway, "Authorization", "Bearer nonsense"));
      assertEquals(403, post(gateway, "Authorization", "Bearer " + token));

      Outcome listed = run("gateway", "token", "list");
      assertTrue(listed.out().contains("it "), listed.out());
      assertFalse(listed.out().contains(token), listed.out());
      assertEquals(0, run("gateway", "token", "revoke", "it").exit());
      Outcome revoked = call(gateway, "health", token);
      assertEquals(1, revoked.exit());
      assertTrue(revoked.err().contains("token mismatch"), revoked.err());
      value = token;
      assertFalse(gateway.output().contains(token), gateway.output());

      assertEquals(401, post(gateway, "x-user", "ann"));
      Distribution.write(state.resolve("openclaw.json"), BY_PROXY);
      Await.until("the proxy's user is let in", () -> post(gateway, "x-user", "ann") != 401);
      assertEquals(401, post(gateway, "x-user", "eve"));
      assertEquals(401, post(gateway, "x-user", "ann", "x-user", "ann"));
      assertEquals(403, post(gateway, "x-user", "ann", "x-openclaw-scopes", "operator.read"));
    }
    assertEquals(List.of(), filesWith(value));
  }
}
