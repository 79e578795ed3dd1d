package ai.openclaw.core.gateway.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;

/** A body that may not go on for ever. */
final class LimitedBody extends FilterInputStream {
  private static final long LINGER_BYTES = 33_554_432;
  private static final long LINGER_NANOS = 5_000_000_000L;

  private long left;

  /** The body is longer than allowed. */
  static final class TooLarge extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    TooLarge() {
      super("the body is too large");
    }
  }

  LimitedBody(InputStream body, long limit) {
    super(body);
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    return one < 0 ? one : count(one, 1);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int some = super.read(into, offset, length);
    return some < 0 ? some : count(some, some);
  }

  /**
   * Reads on without keeping anything, so that a sender in the middle of its body gets to the
   * answer instead of a reset connection; gives up on a sender who has too much or is too slow.
   */
  void discardRest() {
    long until = System.nanoTime() + LINGER_NANOS;
    var sink = new byte[16_384];
    try {
      for (long rest = LINGER_BYTES; rest > 0 && System.nanoTime() - until < 0; ) {
        int some = in.read(sink);
        if (some < 0) {
          return;
        }
        rest -= some;
      }
    } catch (IOException gone) {
      // There is nobody left to answer.
    }
  }

  private int count(int result, int bytes) throws TooLarge {
    left -= bytes;
    if (left < 0) {
      throw new TooLarge();
    }
    return result;
  }
}
