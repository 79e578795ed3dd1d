package ai.openclaw.core.shell.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A client of the control socket, written from its documentation. */
public final class TestClient implements AutoCloseable {
  private final SocketChannel channel;
  private final FrameReader reader;

  public record Answer(String out, String err, Optional<Integer> exit) {}

  public TestClient(Path socket) throws IOException {
    channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    reader = new FrameReader(channel);
  }

  public static byte[] request(String version, String terminal, String... line) {
    var bytes = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(bytes)) {
      for (String field : List.of(version, "/somewhere", terminal, "plain")) {
        text(data, field);
      }
      data.writeInt(line.length);
      for (String word : line) {
        text(data, word);
      }
      data.writeInt(2);
      text(data, "OPENCLAW_PROFILE=a=b");
      text(data, "OTHER=x");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] frame(char type, byte[] payload) {
    return ByteBuffer.allocate(5 + payload.length)
        .put((byte) type)
        .putInt(payload.length)
        .put(payload)
        .array();
  }

  public static byte[] frame(char type, String text) {
    return frame(type, text.getBytes(UTF_8));
  }

  public void type(String... line) throws IOException {
    send(frame('R', request("1", "none", line)));
  }

  public void send(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  void sendByteByByte(byte[] bytes) throws IOException {
    for (byte one : bytes) {
      send(new byte[] {one});
    }
  }

  Optional<Frame> next() throws IOException {
    return reader.read();
  }

  /** Reads standard output until it contains a text; fails when the connection ends before. */
  public String readUntil(String text) throws IOException {
    var out = new StringBuilder();
    for (Optional<Frame> next = next(); next.isPresent(); next = next()) {
      out.append(next.get().text());
      if (out.indexOf(text) >= 0) {
        return out.toString();
      }
    }
    throw new AssertionError("never got: " + text + "\ngot: " + out);
  }

  public Answer answer() throws IOException {
    var out = new StringBuilder();
    var err = new StringBuilder();
    Optional<Integer> exit = Optional.empty();
    for (Optional<Frame> next = next(); next.isPresent(); next = next()) {
      Frame frame = next.get();
      switch (frame.type()) {
        case 'A' -> {}
        case 'O' -> out.append(frame.text());
        case 'E' -> err.append(frame.text());
        case 'X' -> exit = Optional.of(frame.payload().getInt(0));
        case 'I' -> assertEquals(0, frame.size(), "the gateway asks for input, it has none");
        default -> throw new IOException("unexpected frame " + frame);
      }
    }
    return new Answer(out.toString(), err.toString(), exit);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void text(DataOutputStream data, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    data.writeInt(bytes.length);
    data.write(bytes);
  }
}
