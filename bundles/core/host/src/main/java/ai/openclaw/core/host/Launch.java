package ai.openclaw.core.host;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The process that runs the framework. A service of this bundle, present once every shipped bundle
 * has been started. Thread-safe.
 */
@ProviderType
public interface Launch {
  /** What the process was started for. */
  enum Purpose {
    /** The gateway: serves until it is stopped. */
    GATEWAY,
    /** One operator command that needs no gateway: no port, no lock, nothing is written. */
    COMMAND
  }

  /** What the process was started for. */
  Purpose purpose();

  /** The arguments after the command's words, as typed; may hold secrets, so never to be logged. */
  List<String> arguments();

  /**
   * Tells that the gateway serves.
   *
   * @param line one line for the operator: the URL, and which file holds the token
   */
  void ready(String line);

  /**
   * Ends the process because the start failed. The first call counts; it returns at once.
   *
   * @param exitCode the exit code
   * @param message what is wrong, where, and what to do; printed on standard error as it is
   */
  void failed(int exitCode, String message);

  /**
   * Stops the gateway in good order and ends the process. The first call counts; it returns at
   * once.
   *
   * @param exitCode the exit code
   */
  void stop(int exitCode);

  /**
   * Deactivates everything in good order and activates it again, in the same process where that is
   * possible; else ends the process for its supervisor. Returns at once.
   *
   * @param reason why, one line for the log
   */
  default void restart(String reason) {
    stop(0);
  }

  /**
   * Tells where the gateway listens, each time that changes.
   *
   * @param port the port
   */
  default void listening(int port) {}

  /**
   * Tells whether somebody who may send signals to the process may restart the gateway by one.
   *
   * @param may whether that is so
   */
  default void restartable(boolean may) {}
}
