package ai.openclaw.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A WebSocket client of the least code, so that the load costs less than what it measures. */
final class Client implements AutoCloseable {
  private static final String CONNECT =
      "{\"type\":\"req\",\"id\":\"c\",\"method\":\"connect\",\"params\":{\"minProtocol\":3,"
          + "\"maxProtocol\":3,\"client\":{\"id\":\"gateway-client\",\"version\":\"1\","
          + "\"platform\":\"linux\",\"mode\":\"backend\"},\"caps\":[],\"auth\":{\"token\":\""
          + Gateway.TOKEN
          + "\"},\"role\":\"operator\",\"scopes\":[\"operator.admin\"]}}";

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private int requests;

  Client(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 65536));
    out = socket.getOutputStream();
    out.write(
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1:"
                + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    int end = 0;
    while (end < 4) {
      int b = in.readUnsignedByte();
      end = b == "\r\n\r\n".charAt(end) ? end + 1 : b == '\r' ? 1 : 0;
    }
    read();
    send(CONNECT);
    awaitAnswer("c");
  }

  /** One round trip; gives the answer frame. */
  String call(String method, String params) throws IOException {
    String id = "q" + requests++;
    send(
        "{\"type\":\"req\",\"id\":\""
            + id
            + "\",\"method\":\""
            + method
            + "\",\"params\":"
            + params
            + "}");
    return awaitAnswer(id);
  }

  private String awaitAnswer(String id) throws IOException {
    String want = "\"id\":\"" + id + "\"";
    while (true) {
      String frame = read();
      if (frame.contains(want)) {
        if (!frame.contains("\"ok\":true")) {
          throw new IOException(frame);
        }
        return frame;
      }
    }
  }

  private void send(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    int head = payload.length < 126 ? 6 : 8;
    byte[] frame = new byte[head + payload.length];
    frame[0] = (byte) 0x81;
    if (head == 6) {
      frame[1] = (byte) (0x80 | payload.length);
    } else {
      frame[1] = (byte) 0xfe;
      frame[2] = (byte) (payload.length >> 8);
      frame[3] = (byte) payload.length;
    }
    // A mask of zeros is a mask.
    System.arraycopy(payload, 0, frame, head, payload.length);
    out.write(frame);
  }

  private String read() throws IOException {
    while (true) {
      int first = in.readUnsignedByte();
      long length = in.readUnsignedByte() & 127;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] payload = in.readNBytes((int) length);
      if ((first & 15) == 8) {
        throw new EOFException("closed by the gateway");
      }
      if ((first & 15) == 1) {
        return new String(payload, StandardCharsets.UTF_8);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
