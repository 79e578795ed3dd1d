package ai.openclaw.core.gateway.internal.ws;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Puts a message together from its pieces. Used by one thread at a time. */
final class Assembly {
  private static final int FIRST = 4096;

  private byte[] bytes = new byte[0];
  private int length;

  boolean empty() {
    return length == 0;
  }

  int length() {
    return length;
  }

  byte[] bytes() {
    return bytes;
  }

  void add(ByteBuffer piece, int limit) {
    int needed = length + piece.remaining();
    if (needed > bytes.length) {
      long doubled = Math.max(FIRST, bytes.length * 2L);
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(doubled, limit)));
    }
    int size = piece.remaining();
    piece.get(bytes, length, size);
    length += size;
  }

  void clear() {
    bytes = new byte[0];
    length = 0;
  }
}
