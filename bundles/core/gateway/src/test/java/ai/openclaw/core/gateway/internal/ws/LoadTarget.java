package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.http.HttpAnswer;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Serves on the port given as the first argument until the process is killed, for a load generator
 * of another process.
 */
final class LoadTarget {
  private LoadTarget() {}

  public static void main(String[] arguments) throws Exception {
    try (var gateway =
        new TestGateway(Limits.STANDARD, Integer.parseInt(arguments[0]), arguments[1])) {
      var live = HttpAnswer.json(200, "{\"ok\":true,\"status\":\"live\"}");
      for (String path : List.of("/healthz", "/readyz")) {
        gateway.route(path, List.of("GET", "HEAD"), true, call -> live);
      }
      new CountDownLatch(1).await();
    }
  }
}
