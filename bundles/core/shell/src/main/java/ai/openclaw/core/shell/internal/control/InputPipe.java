package ai.openclaw.core.shell.internal.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * Standard input on its way from the socket to the command. What feeds it never waits, so that a
 * signal or the end of the connection is noticed whether or not the command reads; the price is a
 * limit to what may lie unread.
 */
final class InputPipe extends InputStream {
  static final int MOST_UNREAD = 16 << 20;

  private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
  private final Demand demand;
  private int unread;
  private boolean demanded;
  private boolean ended;
  private boolean flooded;

  /** Asks the client for its input: one that is never asked need not wait for its own reading. */
  interface Demand {
    void begin() throws IOException;
  }

  InputPipe(Demand demand) {
    this.demand = demand;
  }

  synchronized void feed(ByteBuffer piece) {
    if (ended || flooded) {
      return;
    }
    if (!piece.hasRemaining()) {
      ended = true;
    } else if (piece.remaining() > MOST_UNREAD - unread) {
      flooded = true;
    } else {
      unread += piece.remaining();
      pieces.add(piece);
    }
    notifyAll();
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (first()) {
      demand.begin();
    }
    return length == 0 ? 0 : take(bytes, offset, length);
  }

  private synchronized boolean first() {
    boolean first = !demanded && !ended;
    demanded = true;
    return first;
  }

  private synchronized int take(byte[] bytes, int offset, int length) throws IOException {
    while (pieces.isEmpty()) {
      if (flooded) {
        throw new IOException(
            "standard input came faster than it was read: more than " + MOST_UNREAD + " bytes");
      }
      if (ended) {
        return -1;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("cancelled while reading standard input");
      }
    }
    ByteBuffer first = pieces.getFirst();
    int count = Math.min(length, first.remaining());
    first.get(bytes, offset, count);
    unread -= count;
    if (!first.hasRemaining()) {
      pieces.removeFirst();
    }
    return count;
  }

  @Override
  public synchronized int available() {
    return unread;
  }
}
