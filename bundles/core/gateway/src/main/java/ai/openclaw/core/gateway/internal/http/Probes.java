package ai.openclaw.core.gateway.internal.http;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.api.http.HttpCall;
import ai.openclaw.core.gateway.internal.rpc.InFlight;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The routes by which a supervisor asks whether the gateway lives and is ready. */
public final class Probes implements RouteTable {
  private static final List<String> METHODS = List.of("GET", "HEAD");

  private final LongSupplier uptimeMs;
  private final Map<String, Route> routes;

  public Probes(LongSupplier uptimeMs) {
    this.uptimeMs = uptimeMs;
    this.routes =
        Map.of(
            "/health", route("/health", Probes::live),
            "/healthz", route("/healthz", Probes::live),
            "/ready", route("/ready", this::ready),
            "/readyz", route("/readyz", this::ready));
  }

  @Override
  public Optional<Route> route(String path) {
    return Optional.ofNullable(routes.get(path));
  }

  private static Route route(String path, ai.openclaw.api.http.HttpRoute route) {
    return new Route(
        new Route.Traits(path, METHODS, true, ""), () -> route, new InFlight(), fault -> {});
  }

  private static HttpAnswer live(HttpCall call) {
    return json(JsonNodeFactory.instance.objectNode().put("ok", true).put("status", "live"));
  }

  /** The port opens only when nothing is left to wait for, so whoever can ask gets a yes. */
  private HttpAnswer ready(HttpCall call) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ready", true);
    if (call.direct() || call.authenticated()) {
      answer.putArray("failing");
      answer.put("uptimeMs", uptimeMs.getAsLong());
    }
    return json(answer);
  }

  private static HttpAnswer json(ObjectNode answer) {
    return new HttpAnswer(
        200,
        Map.of("Content-Type", "application/json; charset=utf-8", "Cache-Control", "no-store"),
        answer.toString().getBytes(StandardCharsets.UTF_8));
  }
}
