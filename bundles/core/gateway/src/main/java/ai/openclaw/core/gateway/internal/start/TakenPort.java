package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.host.Supervision;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * How a start ends that found its port taken: well, unless systemd would try again for ever; that
 * has to stop beside a healthy gateway and to go on beside anything else.
 */
final class TakenPort {
  private static final int OK = 0;
  private static final int TRY_AGAIN = 1;
  private static final int DO_NOT_TRY_AGAIN = 78;
  private static final int LIMIT_MS = 1000;

  private TakenPort() {}

  static int exitCode(Supervision supervision, URI health) {
    if (supervision != Supervision.SYSTEMD) {
      return OK;
    }
    return healthy(health) ? DO_NOT_TRY_AGAIN : TRY_AGAIN;
  }

  private static boolean healthy(URI health) {
    try {
      var connection = (HttpURLConnection) health.toURL().openConnection();
      try {
        connection.setConnectTimeout(LIMIT_MS);
        connection.setReadTimeout(LIMIT_MS);
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
