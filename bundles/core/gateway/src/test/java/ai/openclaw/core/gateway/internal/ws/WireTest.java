package ai.openclaw.core.gateway.internal.ws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.http.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What no proper client sends: the gateway says what is wrong with it and serves the others. */
class WireTest {
  private static final String HEALTH = "{\"type\":\"req\",\"id\":\"r\",\"method\":\"health\"}";
  private static final String UPGRADE =
      """
      GET / HTTP/1.1
      Host: x
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      Sec-WebSocket-Version: 13

      """
          .replace("\n", "\r\n");

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws IOException {
    gateway = new TestGateway();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /** One frame: its first byte and its payload as Latin-1 text. */
  private record Sent(int first, String payload) {}

  private static Arguments faulty(String what, int code, Sent... frames) {
    return Arguments.of(what, code, frames);
  }

  private static Sent frame(int first, String payload) {
    return new Sent(first, payload);
  }

  private static Sent close(int code) {
    return new Sent(0x88, "" + (char) (code >> 8) + (char) (code & 0xFF));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        faulty("reserved bit 1 on text", 1002, frame(0xC1, HEALTH)),
        faulty("reserved bit 2 on text", 1002, frame(0xA1, HEALTH)),
        faulty("reserved bit 3 on text", 1002, frame(0x91, HEALTH)),
        faulty("reserved bit on a ping", 1002, frame(0xC9, "")),
        faulty("reserved bit on a continuation", 1002, frame(0x01, "{"), frame(0xC0, "}")),
        faulty("opcode 3", 1002, frame(0x83, "x")),
        faulty("opcode 7", 1002, frame(0x87, "x")),
        faulty("opcode 11", 1002, frame(0x8B, "")),
        faulty("opcode 15", 1002, frame(0x8F, "")),
        faulty("ping of 126 bytes", 1002, frame(0x89, "p".repeat(126))),
        faulty("pong of 126 bytes", 1002, frame(0x8A, "p".repeat(126))),
        faulty("close of 126 bytes", 1002, frame(0x88, "\u0003\u00e8" + "x".repeat(124))),
        faulty("ping in fragments", 1002, frame(0x09, "a"), frame(0x80, "b")),
        faulty("close in fragments", 1002, frame(0x08, "\u0003"), frame(0x80, "\u00e8")),
        faulty("continuation without a beginning", 1002, frame(0x80, "}")),
        faulty("text inside a text", 1002, frame(0x01, "{"), frame(0x81, HEALTH)),
        faulty("binary inside a text", 1002, frame(0x01, "{"), frame(0x82, HEALTH)),
        faulty("close of one byte", 1002, frame(0x88, "\u0003")),
        faulty("close code 999", 1002, close(999)),
        faulty("close code 1004", 1002, close(1004)),
        faulty("close code 1005", 1002, close(1005)),
        faulty("close code 1006", 1002, close(1006)),
        faulty("close code 1015", 1002, close(1015)),
        faulty("close code 65535", 1002, close(65_535)),
        faulty("overlong UTF-8", 1007, frame(0x81, "\"\u00c0\u0080\"")),
        faulty("surrogate in UTF-8", 1007, frame(0x81, "\"\u00ed\u00a0\u0080\"")),
        faulty("UTF-8 beyond Unicode", 1007, frame(0x81, "\"\u00f4\u0090\u0080\u0080\"")),
        faulty("UTF-8 that breaks off", 1007, frame(0x81, "\"\u00e2\u0082")),
        faulty(
            "UTF-8 that breaks off in a fragment", 1007, frame(0x01, "\""), frame(0x80, "\u00e2")),
        faulty("orderly close", 1000, close(1000)),
        faulty("close code of an application", 4999, close(4999)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void endsTheConnectionWithItsReason(String what, int code, Sent[] frames) throws Exception {
    try (var socket = new RawSocket(gateway.port()).connected()) {
      for (Sent frame : frames) {
        socket.send(frame.first(), frame.payload().getBytes(ISO_8859_1));
      }
      assertEquals(code, socket.receiveClose().closeCode(), what);
    }
  }

  @Test
  void pingBetweenFragmentsAndACharacterInTwoOfThemAreServed() throws Exception {
    byte[] text = HEALTH.replace("\"r\"", "\"€\"").getBytes(UTF_8);
    int cut = new String(text, ISO_8859_1).indexOf('\u00e2') + 1;
    try (var socket = new RawSocket(gateway.port()).connected()) {
      socket.send(0x01, Arrays.copyOf(text, cut));
      socket.send(0x89, new byte[] {1});
      socket.send(0x00, new byte[0]);
      socket.send(0x80, Arrays.copyOfRange(text, cut, text.length));
      assertEquals(10, socket.receive().opcode());
      assertTrue(socket.receive().text().startsWith("{\"type\":\"res\",\"id\":\"€\",\"ok\":true"));
    }
  }

  @Test
  void lengthBeyondAnyMessageIsRefused() throws Exception {
    try (var socket = new RawSocket(gateway.port()).connected()) {
      socket.bytes(0x81, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4);
      assertTrue(socket.receiveClose().closeCode() >= 1002);
    }
  }

  @Test
  void pongThatNobodyAskedForIsIgnored() throws Exception {
    try (var socket = new RawSocket(gateway.port()).connected()) {
      socket.send(0x8A, new byte[] {1, 2});
      socket.send(0x81, HEALTH.getBytes(UTF_8));
      assertTrue(socket.receive().text().contains("\"ok\":true"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "no host                | Host: x                     |                                 | 400",
        "two hosts              | Host: x                     | Host: x#Host: y                 | 400",
        "older version          | Sec-WebSocket-Version: 13   | Sec-WebSocket-Version: 8        | 4",
        "no version             | Sec-WebSocket-Version: 13   |                                 | 4",
        "no key                 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== |                 | 400",
        "short key              | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | Sec-WebSocket-Key: YQ== | 400",
        "blank before the colon | Host: x                     | Host : x                        | 400",
        "folded header          | Host: x                     | Host: x#  y                     | 400",
        "no version of HTTP     | GET / HTTP/1.1              | GET /                           | 5",
        "HTTP 9                 | GET / HTTP/1.1              | GET / HTTP/9.9                  | 5",
        "length twice           | Host: x                     | Host: x#Content-Length: 1#Content-Length: 2 | 400",
        "length and chunks      | GET / HTTP/1.1#Host: x      | POST / HTTP/1.1#Host: x#Content-Length: 4#Transfer-Encoding: chunked | 4",
        "keep-alive and upgrade | Connection: Upgrade         | Connection: keep-alive, Upgrade | 101",
        "other case             | Upgrade: websocket          | UPGRADE: WebSocket              | 101"
      })
  void answersAnUpgradeByItsHeaders(String what, String old, String replacement, String status)
      throws Exception {
    String request =
        UPGRADE.replace(
            old.replace("#", "\r\n") + "\r\n",
            replacement == null ? "" : replacement.replace("#", "\r\n") + "\r\n");
    try (var socket = open()) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      String answer = head(socket.getInputStream());
      assertTrue(answer.startsWith("HTTP/1.1 " + status), what + ": " + answer);
    }
  }

  @Test
  void headersWithoutEndAreRefused() throws Exception {
    try (var socket = open()) {
      String endless = "GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000);
      socket.getOutputStream().write(endless.getBytes(US_ASCII));
      assertTrue(head(socket.getInputStream()).startsWith("HTTP/1.1 431"));
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
    try (var socket = open()) {
      String one = "GET /%s HTTP/1.1\r\nHost: x\r\n\r\n";
      String all = one.formatted("a") + one.formatted("b") + UPGRADE;
      socket.getOutputStream().write(all.getBytes(US_ASCII));
      InputStream in = socket.getInputStream();
      assertTrue(skipBody(in, head(in)).startsWith("HTTP/1.1 404"));
      assertTrue(skipBody(in, head(in)).startsWith("HTTP/1.1 404"));
      assertTrue(head(in).startsWith("HTTP/1.1 101"));
    }
  }

  @ParameterizedTest
  @CsvSource({"'',0", "GET / HTTP/1.1,1", "GET /x HTTP/1.1#Host: x##GET / HTTP/1.1#A: b,1"})
  void clientThatDripsItsRequestIsLetGo(String begun, int drips) throws Exception {
    Limits limits = Limits.STANDARD.with(Duration.ofMillis(400), 32);
    try (var impatient = new TestGateway(limits);
        var socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
      socket.setSoTimeout(50);
      socket.getOutputStream().write(begun.replace("#", "\r\n").getBytes(US_ASCII));
      long until = System.nanoTime() + TestClient.PATIENCE.toNanos();
      while (!ended(socket, drips == 1)) {
        assertTrue(System.nanoTime() < until, "still open");
      }
    }
  }

  private static boolean ended(Socket socket, boolean drip) {
    try {
      if (drip) {
        socket.getOutputStream().write('x');
      }
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException cutOff) {
      return true;
    }
  }

  @Test
  void clientThatWaitsForALongAnswerIsNotLetGo() throws Exception {
    Limits limits = Limits.STANDARD.with(Duration.ofMillis(200), 32);
    try (var impatient = new TestGateway(limits);
        var dripping = new Socket(InetAddress.getLoopbackAddress(), impatient.port());
        var socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
      var answer = new CompletableFuture<HttpAnswer>();
      impatient.route("/slow", List.of("GET"), true, request -> answer.join());
      socket.setSoTimeout((int) TestClient.PATIENCE.toMillis());
      dripping.setSoTimeout((int) TestClient.PATIENCE.toMillis());
      socket.getOutputStream().write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
      assertEquals(-1, dripping.getInputStream().read(), "the deadline has passed");
      answer.complete(HttpAnswer.text(200, "at last"));
      assertTrue(head(socket.getInputStream()).startsWith("HTTP/1.1 200"));
    }
  }

  @Test
  void clientThatEndsItsHalfIsLetGo() throws Exception {
    try (var socket = open()) {
      socket.getOutputStream().write(UPGRADE.getBytes(US_ASCII));
      InputStream in = socket.getInputStream();
      assertTrue(head(in).startsWith("HTTP/1.1 101"));
      socket.shutdownOutput();
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Test
  void clientThatPingsAndDoesNotReadIsNotReadEither() throws Exception {
    int most = 64 << 20;
    byte[] pings = new byte[131 * 1000];
    for (int at = 0; at < pings.length; at += 131) {
      pings[at] = (byte) 0x89;
      pings[at + 1] = (byte) 0xFD;
    }
    try (var channel =
            SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()));
        var selector = Selector.open()) {
      channel.write(ByteBuffer.wrap(UPGRADE.getBytes(US_ASCII)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_WRITE);
      var left = ByteBuffer.wrap(pings);
      long written = 0;
      while (selector.select(2_000) > 0) {
        selector.selectedKeys().clear();
        written += channel.write(left);
        if (!left.hasRemaining()) {
          left.rewind();
        }
        assertTrue(written < most, "everything was read, so the answers wait in memory");
      }
    }
    try (var other = new RawSocket(gateway.port()).connected()) {
      other.send(0x81, HEALTH.getBytes(UTF_8));
      assertTrue(other.receive().text().contains("\"ok\":true"));
    }
  }

  @Test
  void framesOfChanceNeverStopTheGateway() throws Exception {
    var chance = new Random(20_260_501);
    for (int round = 0; round < 60; round++) {
      annoy(chance);
    }
    try (var socket = new RawSocket(gateway.port()).connected()) {
      socket.send(0x81, HEALTH.getBytes(UTF_8));
      assertTrue(socket.receive().text().contains("\"ok\":true"));
    }
    assertEquals(0, gateway.broken.size(), gateway.broken.toString());
  }

  /** Sends six frames, of noise or nearly right; being cut off meanwhile is a fine answer. */
  private static void annoy(Random chance) throws IOException {
    try (var socket = new RawSocket(gateway.port()).connected()) {
      boolean open = true;
      for (int i = 0; i < 6 && open; i++) {
        byte[] noise = new byte[chance.nextInt(300)];
        chance.nextBytes(noise);
        byte[] text = HEALTH.getBytes(UTF_8);
        text[chance.nextInt(text.length)] = (byte) chance.nextInt(256);
        boolean wild = chance.nextBoolean();
        open = sent(socket, wild ? chance.nextInt(256) : 0x81, wild ? noise : text);
      }
    }
  }

  private static boolean sent(RawSocket socket, int first, byte[] payload) {
    try {
      socket.send(first, payload);
      return true;
    } catch (IOException cutOff) {
      return false;
    }
  }

  private static Socket open() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
    socket.setSoTimeout((int) TestClient.PATIENCE.toMillis());
    return socket;
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(US_ASCII).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.write(next);
    }
    return head.toString(US_ASCII);
  }

  private static String skipBody(InputStream in, String head) throws IOException {
    String name = "content-length: ";
    int at = head.toLowerCase(Locale.ROOT).indexOf(name) + name.length();
    in.readNBytes(Integer.parseInt(head.substring(at, head.indexOf('\r', at))));
    return head;
  }
}
