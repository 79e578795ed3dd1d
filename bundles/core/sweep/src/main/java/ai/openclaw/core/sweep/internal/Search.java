package ai.openclaw.core.sweep.internal;

import java.io.IOException;
import java.io.InputStream;

/**
 * Goes through content once and tells what it finds. What it tells depends on the content alone.
 */
final class Search {
  private static final int LEAST_BUFFER = 1 << 18;

  private final FormIndex index;
  private final byte[] buffer;

  /**
   * Creates one, to be used by one thread, for one content after the other.
   *
   * @param index what to find
   */
  Search(FormIndex index) {
    this(index, LEAST_BUFFER);
  }

  Search(FormIndex index, int least) {
    this.index = index;
    this.buffer = new byte[Math.max(least, 2 * index.longest())];
  }

  /** Is told of what goes by. Bytes before a hit come before it, those of the hit after it. */
  interface Visitor {
    /** A form begins at an offset. Offsets never get smaller. */
    void hit(Form form, long offset) throws IOException;

    /** The next bytes of the content, which are only there during the call. */
    default void bytes(byte[] bytes, int from, int to) throws IOException {
      // Whoever only counts hits does not need them.
    }

    /** Called before each read: the place to give up. */
    default void pause() throws InterruptedException {
      // Short content is read to its end.
    }
  }

  /** Reads content to its end; returns how many bytes it has. */
  long run(InputStream in, Visitor visitor) throws IOException, InterruptedException {
    int window = index.window();
    long base = 0;
    int available = 0;
    int told = 0;
    int end = window;
    boolean last = false;
    while (!last) {
      visitor.pause();
      int read = in.read(buffer, available, buffer.length - available);
      last = read < 0;
      available += Math.max(read, 0);
      int limit = last ? available : available - index.longest() + window;
      while (end <= limit) {
        int jump = index.jump(buffer, end);
        if (jump > 0) {
          end += jump;
        } else {
          told = match(visitor, base, end - window, available, told);
          end++;
        }
      }
      int done = last ? available : Math.min(available, Math.max(told, end - window));
      visitor.bytes(buffer, told, done);
      System.arraycopy(buffer, done, buffer, 0, available - done);
      base += done;
      available -= done;
      end -= done;
      told = 0;
    }
    return base;
  }

  private int match(Visitor visitor, long base, int from, int available, int told)
      throws IOException {
    int passed = told;
    for (Form form : index.candidates(buffer, from)) {
      if (form.length() <= available - from && index.is(form, buffer, from)) {
        if (from > passed) {
          visitor.bytes(buffer, passed, from);
          passed = from;
        }
        visitor.hit(form, base + from);
      }
    }
    return passed;
  }
}
