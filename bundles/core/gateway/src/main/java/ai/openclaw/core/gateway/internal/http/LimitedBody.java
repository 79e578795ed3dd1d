package ai.openclaw.core.gateway.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;

/** A body that may not go on for ever. */
final class LimitedBody extends FilterInputStream {
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

  private int count(int result, int bytes) throws TooLarge {
    left -= bytes;
    if (left < 0) {
      throw new TooLarge();
    }
    return result;
  }
}
