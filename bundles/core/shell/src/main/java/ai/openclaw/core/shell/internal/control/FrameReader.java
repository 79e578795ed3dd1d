package ai.openclaw.core.shell.internal.control;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** Reads frames, however they are cut on the way. For one thread. */
final class FrameReader {
  private final ReadableByteChannel channel;
  private final ByteBuffer head = ByteBuffer.allocate(Frame.HEAD);

  FrameReader(ReadableByteChannel channel) {
    this.channel = channel;
  }

  /** The next frame; empty at the end of the stream between two. */
  Optional<Frame> read() throws IOException {
    head.clear();
    if (!fill(head)) {
      if (head.position() == 0) {
        return Optional.empty();
      }
      throw new EOFException("the connection ended within a frame");
    }
    int length = head.getInt(1);
    if (length < 0 || length > Frame.MOST) {
      throw new ProtocolException("a frame has at most " + Frame.MOST + " bytes");
    }
    ByteBuffer payload = ByteBuffer.allocate(length);
    if (!fill(payload)) {
      throw new EOFException("the connection ended within a frame");
    }
    return Optional.of(new Frame(head.get(0), payload.flip()));
  }

  private boolean fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        return false;
      }
    }
    return true;
  }
}
