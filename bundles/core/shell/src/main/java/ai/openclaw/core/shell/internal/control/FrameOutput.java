package ai.openclaw.core.shell.internal.control;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** Standard output or error of a command, as frames. Thread-safe. */
final class FrameOutput extends OutputStream {
  private static final int PIECE = 32 << 10;

  private final FrameQueue queue;
  private final byte type;

  FrameOutput(FrameQueue queue, byte type) {
    this.queue = queue;
    this.type = type;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    for (int at = 0; at < length; at += PIECE) {
      int from = offset + at;
      byte[] piece = Arrays.copyOfRange(bytes, from, from + Math.min(PIECE, length - at));
      queue.put(Frame.of(type, piece));
    }
  }
}
