package ai.openclaw.core.metrics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
  private final PrometheusText text = new PrometheusText();

  private static String dropped(int count) {
    return "# HELP openclaw_prometheus_series_dropped_total Series left out of this answer\n"
        + "# TYPE openclaw_prometheus_series_dropped_total counter\n"
        + "openclaw_prometheus_series_dropped_total "
        + count
        + "\n";
  }

  @Test
  void familiesHaveTheirHeadOnceAndLabelsAreEscaped() {
    text.gauge("openclaw_a", "Some\nhelp", Map.of("kind", "x\"\\\n"), 1.5);
    text.gauge("openclaw_a", "other", Map.of(), 2);
    assertEquals(
        "# HELP openclaw_a Some\\nhelp\n# TYPE openclaw_a gauge\n"
            + "openclaw_a{kind=\"x\\\"\\\\\\n\"} 1.5\nopenclaw_a 2\n"
            + dropped(0),
        text.text());
  }

  @Test
  void bucketsAddUp() {
    text.histogram(
        "openclaw_d_seconds",
        "d",
        Map.of("family", "config"),
        List.of(0.1, 1.0),
        List.of(2L, 3L, 4L),
        7.5);
    assertEquals(
        "# HELP openclaw_d_seconds d\n# TYPE openclaw_d_seconds histogram\n"
            + "openclaw_d_seconds_bucket{family=\"config\",le=\"0.1\"} 2\n"
            + "openclaw_d_seconds_bucket{family=\"config\",le=\"1\"} 5\n"
            + "openclaw_d_seconds_bucket{family=\"config\",le=\"+Inf\"} 9\n"
            + "openclaw_d_seconds_sum{family=\"config\"} 7.5\n"
            + "openclaw_d_seconds_count{family=\"config\"} 9\n"
            + dropped(0),
        text.text());
  }

  @Test
  void whatIsWrongOrSaidTwiceIsLeftOutAndCounted() {
    text.counter("openclaw_x_total", "x", Map.of(), 1);
    text.counter("openclaw_x_total", "x", Map.of(), 2);
    text.gauge("openclaw_x_total", "x", Map.of("a", "b"), 3);
    text.counter("other_total", "x", Map.of(), 1);
    text.counter("openclaw_y_total", "x", Map.of("Bad-Label", "v"), 1);
    text.counter("openclaw_z_total", "x", Map.of("a", "v".repeat(65)), 1);
    text.histogram("openclaw_h", "h", Map.of(), List.of(1.0), List.of(1L), 1);
    String written = text.text();
    assertTrue(written.contains("openclaw_x_total 1\n"), written);
    assertTrue(written.contains("dropped_total 8\n"), written);
  }

  @Test
  void seriesAreLimited() {
    for (int i = 0; i < 3000; i++) {
      text.gauge("openclaw_many", "m", Map.of("n", Integer.toString(i)), i);
    }
    String written = text.text();
    assertTrue(written.contains("openclaw_many{n=\"2047\"}"));
    assertFalse(written.contains("openclaw_many{n=\"2048\"}"));
    assertTrue(written.contains("openclaw_prometheus_series_dropped_total 952\n"));
  }

  @Test
  void processTellsItsNumbers() {
    new ProcessMetrics().collect(text);
    String written = text.text();
    for (String name :
        List.of(
            "openclaw_memory_bytes{kind=\"heap_used\"} ",
            "openclaw_threads ",
            "openclaw_uptime_seconds ",
            "openclaw_gc_collections_total{")) {
      assertTrue(written.contains(name), name);
    }
  }
}
