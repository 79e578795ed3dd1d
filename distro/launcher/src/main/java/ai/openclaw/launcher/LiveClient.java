package ai.openclaw.launcher;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs a command inside the gateway that serves this state directory, over its control socket.
 * Loads neither the framework nor a bundle: that is what makes a command take milliseconds.
 */
final class LiveClient {
  /** The answer of {@link #run} when nothing listens on the socket. */
  static final int NO_GATEWAY = -1;

  /** The answer of {@link #run} when something listens on the socket and says nothing. */
  static final int SILENT = -2;

  /** How long a gateway that is awake may take to say so. */
  private static final long PATIENCE_MILLIS = 5_000;

  private static final int BROKEN = 1;
  private static final int PIECE = 16 * 1024;

  private final Places places;
  private final Terminal terminal;
  private final long patienceMillis;

  LiveClient(Places places, Terminal terminal) {
    this(places, terminal, PATIENCE_MILLIS);
  }

  LiveClient(Places places, Terminal terminal, long patienceMillis) {
    this.places = places;
    this.terminal = terminal;
    this.patienceMillis = patienceMillis;
  }

  /** Runs the command and gives its exit code, {@link #NO_GATEWAY} or {@link #SILENT}. */
  int run(List<String> arguments, Map<String, String> environment, boolean raw) throws IOException {
    Path socket = ControlSocket.of(places);
    if (!Files.exists(socket)) {
      return NO_GATEWAY;
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
      } catch (IOException nobodyListens) {
        return NO_GATEWAY;
      }
      var in = new DataInputStream(Channels.newInputStream(channel));
      send(channel, 'R', request(arguments, environment));
      if (!heard(channel)) {
        return SILENT;
      }
      if (raw && terminal.input()) {
        RawTerminal mode = RawTerminal.enter();
        try {
          return converse(in, channel);
        } finally {
          mode.close();
        }
      }
      return converse(in, channel);
    }
  }

  /** Whether anything comes at all. */
  private boolean heard(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      boolean heard = selector.select(patienceMillis) > 0;
      key.cancel();
      selector.selectNow();
      channel.configureBlocking(true);
      return heard;
    }
  }

  private static int converse(DataInputStream in, SocketChannel out) throws IOException {
    OutputStream toOut = System.out;
    OutputStream toErr = System.err;
    while (true) {
      int type;
      byte[] payload;
      try {
        type = in.readUnsignedByte();
        payload = in.readNBytes(in.readInt());
      } catch (EOFException e) {
        System.err.println("error: the gateway went away before the command had ended");
        return BROKEN;
      }
      switch (type) {
        case 'O' -> {
          toOut.write(payload);
          toOut.flush();
        }
        case 'E' -> {
          toErr.write(payload);
          toErr.flush();
        }
        case 'I' -> {
          // Not before it is asked for: a thread that waits in a read delays the end of the
          // process.
          var input = new Thread(() -> forward(System.in, out), "stdin");
          input.setDaemon(true);
          input.start();
        }
        case 'X' -> {
          return ((payload[0] & 0xff) << 24)
              | ((payload[1] & 0xff) << 16)
              | ((payload[2] & 0xff) << 8)
              | (payload[3] & 0xff);
        }
        default -> {
          // A later gateway may send more than this client knows.
        }
      }
    }
  }

  private static void forward(InputStream from, SocketChannel to) {
    byte[] piece = new byte[PIECE];
    try {
      for (int n = from.read(piece); n > 0; n = from.read(piece)) {
        send(to, 'I', Arrays.copyOf(piece, n));
      }
      send(to, 'I', new byte[0]);
    } catch (IOException ended) {
      // The command has ended, or standard input has; either way there is nothing left to forward.
      return;
    }
  }

  private static void send(SocketChannel channel, int type, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(5 + payload.length);
    frame.put((byte) type).putInt(payload.length).put(payload).flip();
    // Not through a stream of Channels: its lock is held by the thread that waits in a read.
    while (frame.hasRemaining()) {
      channel.write(frame);
    }
  }

  private byte[] request(List<String> arguments, Map<String, String> environment)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    text(out, "1");
    text(out, Path.of("").toAbsolutePath().toString());
    text(out, terminal.size());
    text(out, terminal.color() ? "color" : "plain");
    out.writeInt(arguments.size());
    for (String argument : arguments) {
      text(out, argument);
    }
    int ours = 0;
    for (String name : environment.keySet()) {
      if (name.startsWith("OPENCLAW_")) {
        ours++;
      }
    }
    out.writeInt(ours);
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (variable.getKey().startsWith("OPENCLAW_")) {
        text(out, variable.getKey() + "=" + variable.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
