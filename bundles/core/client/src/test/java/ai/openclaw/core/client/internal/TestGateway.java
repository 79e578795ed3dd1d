package ai.openclaw.core.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A WebSocket server for one connection at a time, which does what a script tells it. */
final class TestGateway implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TEXT = 1;
  private static final int CONTINUATION = 0;
  private static final int CLOSE = 8;

  private final ServerSocket server;
  private final Script script;
  private final CompletableFuture<JsonNode> connect = new CompletableFuture<>();
  private final CountDownLatch gone = new CountDownLatch(1);

  /** What a connection does once it is open. */
  interface Script {
    void run(Connection connection) throws IOException;
  }

  TestGateway(Script script) throws IOException {
    this(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), script);
  }

  TestGateway(ServerSocket server, Script script) {
    this.script = script;
    this.server = server;
    Thread thread = new Thread(this::serve, "test-gateway");
    thread.setDaemon(true);
    thread.start();
  }

  /** A script that greets and then answers every request in a way of its own. */
  static Script greeting(Script then) {
    return connection -> {
      connection.send(
          "{\"type\":\"event\",\"event\":\"connect.challenge\",\"payload\":{\"nonce\":\"n-1\",\"ts\":1}}");
      connection.connected(connection.read());
      connection.send("{\"type\":\"res\",\"id\":\"connect\",\"ok\":true,\"payload\":{}}");
      then.run(connection);
    };
  }

  int port() {
    return server.getLocalPort();
  }

  String url() {
    return "ws://127.0.0.1:" + server.getLocalPort();
  }

  /** The connect request. */
  CompletableFuture<JsonNode> connect() {
    return connect;
  }

  /** Counted down when the client has gone. */
  CountDownLatch gone() {
    return gone;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          var connection = new Connection(socket);
          connection.upgrade();
          script.run(connection);
          connection.drain();
        } finally {
          gone.countDown();
        }
      }
    } catch (IOException e) {
      gone.countDown();
    }
  }

  /** One open connection. */
  final class Connection {
    private final DataInputStream in;
    private final OutputStream out;

    Connection(Socket socket) throws IOException {
      in = new DataInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    void connected(JsonNode request) {
      connect.complete(request);
    }

    void send(String text) throws IOException {
      frame(0x80 | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    void sendInTwoParts(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      int half = bytes.length / 2;
      frame(TEXT, Arrays.copyOfRange(bytes, 0, half));
      frame(0x80 | CONTINUATION, Arrays.copyOfRange(bytes, half, bytes.length));
    }

    void sendClose(int code, String reason) throws IOException {
      byte[] text = reason.getBytes(StandardCharsets.UTF_8);
      frame(
          0x80 | CLOSE,
          ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
    }

    JsonNode read() throws IOException {
      int opcode = in.readUnsignedByte() & 0x0f;
      long length = in.readUnsignedByte() & 0x7f;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] mask = in.readNBytes(4);
      byte[] payload = in.readNBytes((int) length);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i % 4];
      }
      if (opcode == CLOSE) {
        throw new IOException("closed by the client");
      }
      return JSON.readTree(payload);
    }

    private void drain() throws IOException {
      while (in.read() >= 0) {
        in.skipBytes(in.available());
      }
    }

    private void upgrade() throws IOException {
      var header = new StringBuilder();
      while (header.indexOf("\r\n\r\n") < 0) {
        header.append((char) in.readUnsignedByte());
      }
      String key =
          header
              .toString()
              .lines()
              .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
              .findFirst()
              .orElseThrow()
              .substring("sec-websocket-key:".length())
              .strip();
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + accept(key)
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
    }

    private void frame(int first, byte[] payload) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(payload.length + 4).put((byte) first);
      if (payload.length < 126) {
        bytes.put((byte) payload.length);
      } else {
        bytes.put((byte) 126).putShort((short) payload.length);
      }
      bytes.put(payload).flip();
      out.write(bytes.array(), 0, bytes.limit());
    }

    private static String accept(String key) {
      try {
        byte[] text =
            (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
