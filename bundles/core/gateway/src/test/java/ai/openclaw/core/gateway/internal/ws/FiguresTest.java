package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.api.diagnostics.MetricSink;
import ai.openclaw.api.rpc.RpcError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FiguresTest {
  /** Keeps what it is told, by name and labels. */
  private static final class Told implements MetricSink {
    private final Map<String, Double> values = new TreeMap<>();

    @Override
    public void counter(String name, String help, Map<String, String> labels, double value) {
      values.put(name + new TreeMap<>(labels), value);
    }

    @Override
    public void gauge(String name, String help, Map<String, String> labels, double value) {
      counter(name, help, labels, value);
    }

    @Override
    public void histogram(
        String name,
        String help,
        Map<String, String> labels,
        List<Double> bounds,
        List<Long> counts,
        double sum) {
      assertEquals(bounds.size() + 1, counts.size());
      counter(name, help, labels, counts.stream().mapToDouble(Long::doubleValue).sum());
    }

    double value(String key) {
      return values.getOrDefault(key, 0.0);
    }
  }

  @Test
  void callsAreCountedByFamilyAndOutcomeAndNeverByWhatSomebodySent() throws Exception {
    try (var gateway = new TestGateway()) {
      gateway.method("work.fails", "none", false, call -> call.fail(RpcError.invalidRequest("no")));
      try (var client = TestClient.connected(gateway.port())) {
        client.call("health");
        client.call("config.get");
        client.call("work.fails");
        client.call("made-up-by-a-client.x");
      }
      try (var refused = new TestClient(gateway.port())) {
        refused.send(TestClient.connect("cli", "cli", "operator", "{\"token\":\"no\"}", ""));
        refused.awaitClose();
      }
      var told = new Told();
      gateway.figures.collect(told);
      String requests = "openclaw_rpc_requests_total";
      assertEquals(1, told.value(requests + "{family=health, outcome=ok}"), told.values.toString());
      assertEquals(1, told.value(requests + "{family=config, outcome=ok}"));
      assertEquals(1, told.value(requests + "{family=work, outcome=error}"));
      assertEquals(1, told.value(requests + "{family=other, outcome=refused}"));
      assertEquals(1, told.value("openclaw_rpc_request_duration_seconds{family=work}"));
      assertEquals(1, told.value("openclaw_gateway_connects_total{outcome=accepted}"));
      assertEquals(1, told.value("openclaw_gateway_connects_total{outcome=refused}"));
      assertFalse(told.values.toString().contains("made-up"));
    }
  }

  @Test
  void incidentsAreCountedAndRemembered() throws Exception {
    try (var gateway = new TestGateway();
        var large = new TestClient(gateway.port())) {
      large.send("x".repeat(70_000));
      assertEquals(1009, large.awaitClose().code());
      gateway.method(
          "broken",
          "none",
          false,
          call -> {
            throw new IllegalStateException("x");
          });
      try (var client = TestClient.connected(gateway.port())) {
        client.call("broken");
      }
      var told = new Told();
      gateway.figures.collect(told);
      assertEquals(1, told.value("openclaw_gateway_incidents_total{kind=oversized_frame}"));
      assertEquals("gateway.oversized_frame", gateway.incidents.poll(60, TimeUnit.SECONDS));
      assertEquals("gateway.broken_method", gateway.incidents.poll(60, TimeUnit.SECONDS));
    }
  }
}
