package ai.openclaw.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** Another gateway holds a lock that this one needs. */
final class LockHeld extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int PATIENCE_MILLIS = 500;

  private final String pid;
  private final int port;

  /**
   * Creates it.
   *
   * @param content the content of the lock file
   */
  LockHeld(String content) {
    super("a lock is held");
    this.pid = LockOwner.pid(content);
    this.port = LockOwner.port(content).orElse(0);
  }

  String pid() {
    return pid;
  }

  Optional<Integer> port() {
    return port == 0 ? Optional.empty() : Optional.of(port);
  }

  /** Tells the operator who runs and what to do. */
  void explain(PrintStream out, long waitedMillis) {
    out.println(
        "Gateway failed to start: gateway already running (pid "
            + (pid.isEmpty() ? "unknown" : pid)
            + "); lock timeout after "
            + waitedMillis
            + "ms");
    if (port != 0 && answers()) {
      out.println("Port " + port + " is already in use.");
    }
    out.println(
        "hint: stop it first (a supervised one: openclaw gateway stop), take its place with"
            + " --force, or choose another OPENCLAW_STATE_DIR or --profile");
  }

  private boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
