package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.http.HttpAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTest {
  private TestGateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new TestGateway();
    gateway.route("/open", List.of("GET", "HEAD"), true, call -> HttpAnswer.text(200, "open"));
    gateway.route(
        "/closed",
        List.of("POST"),
        false,
        call -> HttpAnswer.text(200, "" + call.body().readAllBytes().length));
    gateway.route(
        "/tree/*", List.of("GET"), true, call -> HttpAnswer.text(200, "tree " + call.path()));
    gateway.route("/tree/leaf", List.of("GET"), true, call -> HttpAnswer.text(200, call.query()));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws Exception {
    var body = method.equals("POST") ? BodyPublishers.ofString("12345") : BodyPublishers.noBody();
    return send(path, HttpRequest.newBuilder().method(method, body), headers);
  }

  private HttpResponse<String> send(String path, HttpRequest.Builder request, String... headers)
      throws Exception {
    request.uri(URI.create("http://127.0.0.1:" + gateway.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void everyAnswerHasTheSecurityHeaders() throws Exception {
    for (String path : List.of("/open", "/closed", "/nowhere")) {
      HttpResponse<String> response = send("GET", path);
      assertEquals("nosniff", header(response, "X-Content-Type-Options"));
      assertEquals("no-referrer", header(response, "Referrer-Policy"));
      assertEquals(
          "camera=(), microphone=(self), geolocation=()", header(response, "Permissions-Policy"));
      assertEquals("", header(response, "Server"));
    }
  }

  @Test
  void asksForEncryptionWhereAndWhileItIsToldTo() throws Exception {
    assertEquals("", header(send("GET", "/open"), "Strict-Transport-Security"));
    gateway.server().transportSecurity(Optional.of("max-age=600"));
    for (String path : List.of("/open", "/closed", "/nowhere")) {
      assertEquals("max-age=600", header(send("GET", path), "Strict-Transport-Security"));
    }
    gateway.server().transportSecurity(Optional.empty());
    assertEquals("", header(send("GET", "/open"), "Strict-Transport-Security"));
  }

  @Test
  void unknownPathIsNotFound() throws Exception {
    HttpResponse<String> response = send("GET", "/nowhere");
    assertEquals(404, response.statusCode());
    assertEquals("Not Found", response.body());
    assertEquals("text/plain; charset=utf-8", header(response, "Content-Type"));
  }

  @Test
  void otherMethodIsRefusedWithTheAllowedOnes() throws Exception {
    HttpResponse<String> response = send("POST", "/open");
    assertEquals(405, response.statusCode());
    assertEquals("GET, HEAD", header(response, "Allow"));
    assertEquals("Method Not Allowed", response.body());
  }

  @Test
  void headHasNoBody() throws Exception {
    HttpResponse<String> response = send("HEAD", "/open");
    assertEquals(200, response.statusCode());
    assertEquals("", response.body());
  }

  @Test
  void bearerHasToBeTheSharedSecret() throws Exception {
    HttpResponse<String> none = send("POST", "/closed");
    assertEquals(401, none.statusCode());
    assertEquals(
        "{\"error\":{\"message\":\"Unauthorized\",\"type\":\"unauthorized\"}}", none.body());
    assertEquals(401, send("POST", "/closed", "Authorization", "Bearer wrong").statusCode());
    assertEquals(
        401, send("POST", "/closed", "Authorization", "Basic " + TestGateway.TOKEN).statusCode());
    HttpResponse<String> right =
        send("POST", "/closed", "Authorization", "bearer " + TestGateway.TOKEN);
    assertEquals(200, right.statusCode());
    assertEquals("5", right.body());
  }

  @Test
  void longestPathWins() throws Exception {
    assertEquals("a=1", send("GET", "/tree/leaf?a=1").body());
    assertEquals("tree /tree/leaf/below", send("GET", "/tree/leaf/below").body());
    assertEquals("tree /tree/x y", send("GET", "/tree/x%20y").body());
  }

  @Test
  void senderOfTooLongABodyIsTold() throws Exception {
    var announced = BodyPublishers.ofByteArray(new byte[30_000_000]);
    for (var body : List.of(announced, BodyPublishers.fromPublisher(announced))) {
      var request = HttpRequest.newBuilder().POST(body);
      HttpResponse<String> response =
          send("/closed", request, "Authorization", "Bearer " + TestGateway.TOKEN);
      assertEquals(413, response.statusCode());
      assertTrue(response.body().contains("Payload too large"));
    }
  }

  @Test
  void brokenRouteIsAnswered() throws Exception {
    gateway.route(
        "/broken",
        List.of("GET"),
        true,
        call -> {
          throw new IllegalStateException("detail");
        });
    HttpResponse<String> response = send("GET", "/broken");
    assertEquals(500, response.statusCode());
    assertEquals("Internal Server Error", response.body());
    assertEquals("threw java.lang.IllegalStateException", gateway.broken.peek());
  }

  @Test
  void upgradeWithoutAKeyIsABadRequest() throws Exception {
    try (var socket =
        new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), gateway.port())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      var reader =
          new java.io.BufferedReader(
              new java.io.InputStreamReader(
                  socket.getInputStream(), java.nio.charset.StandardCharsets.US_ASCII));
      assertEquals("HTTP/1.1 400 Bad Request", reader.readLine());
    }
  }
}
