package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawFrameTest {
  private static final byte[] HEALTH =
      "{\"type\":\"req\",\"id\":\"r\",\"method\":\"health\"}".getBytes(StandardCharsets.UTF_8);

  private TestGateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new TestGateway();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void unmaskedFrameIsAProtocolError() throws Exception {
    try (var socket = new RawSocket(gateway.port()).connected()) {
      socket.bytes(0x81, 2, '{', '}');
      assertEquals(1002, socket.receiveClose().closeCode());
    }
  }

  @Test
  void reservedBitIsAProtocolError() throws Exception {
    try (var socket = new RawSocket(gateway.port()).connected()) {
      socket.send(0xC1, HEALTH);
      assertEquals(1002, socket.receiveClose().closeCode());
    }
  }

  @Test
  void longControlFrameIsAProtocolError() throws Exception {
    try (var socket = new RawSocket(gateway.port()).connected()) {
      socket.send(0x89, new byte[126]);
      assertEquals(1002, socket.receiveClose().closeCode());
    }
  }

  @Test
  void textThatIsNoUtf8ClosesWith1007() throws Exception {
    try (var socket = new RawSocket(gateway.port()).connected()) {
      socket.send(0x81, new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'});
      assertEquals(1007, socket.receiveClose().closeCode());
    }
  }

  @Test
  void messageInFragmentsOfOneByteIsServed() throws Exception {
    try (var socket = new RawSocket(gateway.port()).connected()) {
      for (int i = 0; i < HEALTH.length; i++) {
        int opcode = i == 0 ? 0x01 : 0x00;
        int fin = i == HEALTH.length - 1 ? 0x80 : 0;
        socket.send(fin | opcode, new byte[] {HEALTH[i]});
      }
      assertTrue(socket.receive().text().startsWith("{\"type\":\"res\",\"id\":\"r\",\"ok\":true"));
    }
  }

  @Test
  void frameThatTricklesInByteByByteIsServed() throws Exception {
    try (var socket = new RawSocket(gateway.port()).connected()) {
      socket.bytes(0x81, 0x80 | HEALTH.length, 0, 0, 0, 0);
      for (byte one : HEALTH) {
        socket.bytes(one);
      }
      assertTrue(socket.receive().text().contains("\"ok\":true"));
    }
  }

  @Test
  void binaryFrameIsReadAsText() throws Exception {
    try (var socket = new RawSocket(gateway.port()).connected()) {
      socket.send(0x82, HEALTH);
      assertTrue(socket.receive().text().contains("\"ok\":true"));
    }
  }

  @Test
  void pingIsAnsweredWithItsPayload() throws Exception {
    try (var socket = new RawSocket(gateway.port()).connected()) {
      socket.send(0x89, new byte[] {7, 8});
      RawSocket.Received pong = socket.receive();
      assertEquals(10, pong.opcode());
      assertArrayEquals(new byte[] {7, 8}, pong.payload());
    }
  }

  @Test
  void offeredDeflateIsDeclinedAndTheClientWorks() throws Exception {
    String offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
    try (var socket = new RawSocket(gateway.port(), offer)) {
      assertFalse(socket.head().toLowerCase(java.util.Locale.ROOT).contains("extensions"));
      assertTrue(socket.receive().text().contains("connect.challenge"));
    }
  }

  @Test
  void firstMessageOf65536BytesIsReadAndOneMoreCloses() throws Exception {
    String connect = TestClient.connect();
    try (var socket = new RawSocket(gateway.port()).opened()) {
      socket.send(0x81, padded(connect, 65_536));
      assertTrue(socket.receive().text().contains("hello-ok"));
    }
    try (var socket = new RawSocket(gateway.port()).opened()) {
      socket.send(0x81, padded(connect, 65_537));
      assertEquals(1009, socket.receiveClose().closeCode());
    }
  }

  @Test
  void largeMessageIsReadAfterConnectAndAnOversizedOneCloses() throws Exception {
    String health = new String(HEALTH, StandardCharsets.UTF_8);
    try (var socket = new RawSocket(gateway.port()).connected()) {
      socket.send(0x81, padded(health, 26_214_400));
      assertTrue(socket.receive().text().contains("\"ok\":true"));
      socket.send(0x81, padded(health, 26_214_401));
      assertEquals(1009, socket.receiveClose().closeCode());
    }
  }

  @Test
  void manySocketsThatNeverConnectAreRefusedFromOneAddress() throws Exception {
    var sockets = new ArrayList<RawSocket>();
    try {
      for (int i = 0; i < 32; i++) {
        sockets.add(new RawSocket(gateway.port()).opened());
      }
      try (var refused = new RawSocket(gateway.port())) {
        assertTrue(refused.head().startsWith("HTTP/1.1 503"));
      }
      RawSocket one = sockets.get(0);
      one.send(0x81, TestClient.connect().getBytes(StandardCharsets.UTF_8));
      one.receive();
      try (var next = new RawSocket(gateway.port())) {
        assertTrue(next.head().startsWith("HTTP/1.1 101"));
      }
    } finally {
      for (RawSocket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void socketsThatVanishAreNotCountedForEver() throws Exception {
    for (int i = 0; i < 100; i++) {
      try (var socket = new RawSocket(gateway.port())) {
        if (i % 2 == 0) {
          socket.opened();
        }
      } catch (IOException crowded) {
        // Refused for now: the others have not gone yet.
      }
    }
    long deadline = System.nanoTime() + TestClient.PATIENCE.toNanos();
    boolean admitted = false;
    while (!admitted) {
      assertTrue(System.nanoTime() < deadline, "still refused");
      try (var socket = new RawSocket(gateway.port())) {
        admitted = socket.head().startsWith("HTTP/1.1 101");
      }
    }
  }

  private static byte[] padded(String text, int length) {
    byte[] padded = new byte[length];
    Arrays.fill(padded, (byte) ' ');
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, padded, 0, bytes.length);
    return padded;
  }
}
