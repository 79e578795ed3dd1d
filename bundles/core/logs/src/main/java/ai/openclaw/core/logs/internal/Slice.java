package ai.openclaw.core.logs.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole lines of a part of a file. A line that has no end yet, or whose beginning lies before
 * the part, is none. Immutable.
 *
 * @param lines without their ends
 * @param end the offset behind the last of them
 */
record Slice(List<String> lines, long end) {
  /**
   * Reads a part up to the end of the file as it is.
   *
   * @param from where the part begins, at most {@code to}
   * @param to where the file ends
   */
  static Slice read(FileChannel channel, long from, long to) throws IOException {
    boolean within = from > 0 && !endsLine(bytes(channel, from - 1, from));
    byte[] part = bytes(channel, from, to);
    var lines = new ArrayList<String>();
    int begin = 0;
    long end = from;
    for (int at = 0; at < part.length; at++) {
      if (part[at] == '\n') {
        if (!within) {
          int length = at > begin && part[at - 1] == '\r' ? at - begin - 1 : at - begin;
          lines.add(new String(part, begin, length, UTF_8));
        }
        within = false;
        begin = at + 1;
        end = from + begin;
      }
    }
    return new Slice(lines, end);
  }

  private static boolean endsLine(byte[] before) {
    return before.length == 1 && before[0] == '\n';
  }

  /** Fewer when the file was cut meanwhile. */
  private static byte[] bytes(FileChannel channel, long from, long to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(to - from));
    int read = 0;
    while (read >= 0 && buffer.hasRemaining()) {
      read = channel.read(buffer, from + buffer.position());
    }
    byte[] found = new byte[buffer.position()];
    buffer.flip().get(found);
    return found;
  }
}
