package ai.openclaw.secrets.exec.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * One output stream of a program, read without ever waiting: a pipe that some other process holds
 * open has no end to wait for. Not thread-safe.
 */
final class OutputPipe {
  private static final int CHUNK = 65_536;

  private final InputStream in;
  private final boolean kept;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  /**
   * Reads a stream.
   *
   * @param kept whether the content matters; otherwise it is only counted
   */
  OutputPipe(InputStream in, boolean kept) {
    this.in = in;
    this.kept = kept;
  }

  /** Takes what is there, up to a chunk, and tells how much it was. */
  int take() {
    try {
      int ready = Math.min(in.available(), CHUNK);
      return ready > 0 ? keep(in.readNBytes(ready)) : 0;
    } catch (IOException closed) {
      return 0;
    }
  }

  /**
   * Takes all that was there when the program had ended; what others write to the pipe later does
   * not belong to the answer.
   */
  int takeRest() {
    try {
      return keep(in.readNBytes(in.available()));
    } catch (IOException closed) {
      return 0;
    }
  }

  private int keep(byte[] bytes) {
    if (kept) {
      content.writeBytes(bytes);
    }
    return bytes.length;
  }

  byte[] content() {
    return content.toByteArray();
  }

  void close() {
    try {
      in.close();
    } catch (IOException alreadyGone) {
      return;
    }
  }
}
