package ai.openclaw.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;

/** A terminal with a person before it who reads, types and leaves. */
final class PseudoTerminal implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 90;

  private final JniNativePty pty;
  private final StringBuilder screen = new StringBuilder();
  private int seen;

  private PseudoTerminal(JniNativePty pty) throws IOException {
    this.pty = pty;
    InputStream output = pty.getMasterInput();
    var reader =
        new Thread(
            () -> {
              var piece = new byte[4096];
              try {
                for (int n = output.read(piece); n > 0; n = output.read(piece)) {
                  append(new String(piece, 0, n, UTF_8));
                }
              } catch (IOException closed) {
                append("");
              }
            },
            "terminal");
    reader.setDaemon(true);
    reader.start();
  }

  static PseudoTerminal open() throws IOException {
    return new PseudoTerminal(
        (JniNativePty) new JniTerminalProvider().open(null, new Size(100, 30)));
  }

  /** Starts a process whose controlling terminal this is. */
  Process start(ProcessBuilder process) throws IOException {
    return start(process, Path.of(pty.getName()));
  }

  /** Starts a process at this terminal that writes its standard output to a file. */
  Process start(ProcessBuilder process, Path output) throws IOException {
    var command = new ArrayList<>(process.command());
    command.add(0, "setsid");
    command.add(1, "--ctty");
    command.add(2, "--wait");
    var terminal = new File(pty.getName());
    return process
        .command(command)
        .redirectInput(terminal)
        .redirectOutput(output.toFile())
        .redirectError(terminal)
        .start();
  }

  /** Waits until a text is on the screen, below the one waited for before. */
  synchronized void await(String text) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (!find(text)) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("the terminal does not show '" + text + "' after\n" + this);
      }
      wait(left);
    }
  }

  /** Waits for a text and answers. */
  PseudoTerminal answer(String text, String keys) throws IOException, InterruptedException {
    await(text);
    type(keys);
    return this;
  }

  void type(String keys) throws IOException {
    pty.getMasterOutput().write(keys.getBytes(UTF_8));
    pty.getMasterOutput().flush();
  }

  /** The modes of the terminal, in words. */
  String modes() throws IOException {
    return pty.getAttr().toString();
  }

  /** The exit code of a process. */
  int exit(Process process) throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running:\n" + this);
    }
    return process.exitValue();
  }

  private synchronized void append(String text) {
    screen.append(text);
    notifyAll();
  }

  private boolean find(String text) {
    int at = screen.indexOf(text, seen);
    if (at >= 0) {
      seen = at + text.length();
    }
    return at >= 0;
  }

  /** Everything that was on the screen. */
  @Override
  public synchronized String toString() {
    return screen.toString();
  }

  @Override
  public void close() throws IOException {
    pty.close();
  }
}
