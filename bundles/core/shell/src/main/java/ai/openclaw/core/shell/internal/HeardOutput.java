package ai.openclaw.core.shell.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Standard output that notices when nobody reads it any more, as behind {@code | head}. */
final class HeardOutput extends FilterOutputStream {
  private final Runnable gone;
  private boolean told;

  /**
   * Creates it.
   *
   * @param out standard output, whose own failures are silent
   * @param gone told once, on the thread that writes
   */
  HeardOutput(OutputStream out, Runnable gone) {
    super(out);
    this.gone = gone;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    listen();
  }

  @Override
  public void flush() throws IOException {
    out.flush();
    listen();
  }

  private void listen() {
    if (!told && out instanceof PrintStream print && print.checkError()) {
      told = true;
      gone.run();
    }
  }
}
