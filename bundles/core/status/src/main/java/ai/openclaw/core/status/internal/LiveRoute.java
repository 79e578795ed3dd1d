package ai.openclaw.core.status.internal;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.api.http.HttpCall;
import ai.openclaw.api.http.HttpRoute;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code /healthz}: the process runs and answers. */
final class LiveRoute implements HttpRoute {
  static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/json; charset=utf-8", "Cache-Control", "no-store");
  private static final HttpAnswer LIVE =
      new HttpAnswer(
          200, HEADERS, "{\"ok\":true,\"status\":\"live\"}".getBytes(StandardCharsets.UTF_8));

  @Override
  public HttpAnswer handle(HttpCall call) {
    return LIVE;
  }
}
