package ai.openclaw.core.status.internal;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.api.http.HttpCall;
import ai.openclaw.api.http.HttpRoute;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** {@code /readyz}: whether everything that belongs to the gateway has started. */
final class ReadyRoute implements HttpRoute {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Supplier<List<String>> failing;
  private final Pulse pulse;
  private final long startedNanos = System.nanoTime();

  /**
   * Creates it.
   *
   * @param failing what has not started, or not well; empty when the gateway is ready
   * @param pulse how promptly the process runs
   */
  ReadyRoute(Supplier<List<String>> failing, Pulse pulse) {
    this.failing = failing;
    this.pulse = pulse;
  }

  @Override
  public HttpAnswer handle(HttpCall call) {
    List<String> missing = failing.get();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("ready", missing.isEmpty());
    if (call.direct() || call.authenticated()) {
      var list = answer.putArray("failing");
      missing.forEach(list::add);
      answer.put("uptimeMs", (System.nanoTime() - startedNanos) / 1_000_000);
      pulse.write(answer.putObject("eventLoop"));
    }
    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
    return new HttpAnswer(missing.isEmpty() ? OK : UNAVAILABLE, LiveRoute.HEADERS, body);
  }
}
