package ai.openclaw.core.gateway.internal.ws;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that sends whatever bytes a test wants. */
final class RawSocket implements AutoCloseable {
  private static final byte[] MASK = {1, 2, 3, 4};

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  /**
   * A frame from the server.
   *
   * @param opcode its kind
   * @param payload its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Received(int opcode, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    int closeCode() {
      return (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
    }
  }

  RawSocket(int port, String... headers) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) TestClient.PATIENCE.toMillis());
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    String more = String.join("", headers);
    out.write(
        ("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + more
                + "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  String head() throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(in.readUnsignedByte());
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  RawSocket opened() throws IOException {
    if (!head().startsWith("HTTP/1.1 101")) {
      throw new IOException("not upgraded");
    }
    receive();
    return this;
  }

  RawSocket connected() throws IOException {
    opened();
    send(0x81, TestClient.connect().getBytes(StandardCharsets.UTF_8));
    receive();
    return this;
  }

  void bytes(int... values) throws IOException {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    out.write(bytes);
  }

  void send(int first, byte[] payload) throws IOException {
    var frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else if (payload.length < 65_536) {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    frame.writeBytes(MASK);
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ MASK[i & 3]);
    }
    out.write(frame.toByteArray());
  }

  Received receive() throws IOException {
    int opcode = in.readUnsignedByte() & 15;
    long length = in.readUnsignedByte() & 127;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] payload = new byte[(int) length];
    in.readFully(payload);
    return new Received(opcode, payload);
  }

  Received receiveClose() throws IOException {
    Received frame = receive();
    while (frame.opcode() != 8) {
      frame = receive();
    }
    return frame;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
