package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The terminal in raw mode, for a shell on the other end; back to what it was when closed or when
 * the process ends.
 */
final class RawTerminal {
  private final String saved;
  private final Thread restore;

  private RawTerminal(String saved) {
    this.saved = saved;
    this.restore = new Thread(() -> stty(this.saved), "terminal-restore");
  }

  static RawTerminal enter() throws IOException {
    var terminal = new RawTerminal(stty("-g"));
    Runtime.getRuntime().addShutdownHook(terminal.restore);
    stty("raw -echo");
    return terminal;
  }

  void close() {
    stty(saved);
    Runtime.getRuntime().removeShutdownHook(restore);
  }

  private static String stty(String arguments) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", "stty " + arguments + " < /dev/tty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return answer.strip();
    } catch (IOException e) {
      // Without stty the shell works line by line.
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
