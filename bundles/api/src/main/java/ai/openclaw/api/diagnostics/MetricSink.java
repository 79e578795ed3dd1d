package ai.openclaw.api.diagnostics;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes numbers. Names are {@code openclaw_…} with the unit at the end, as Prometheus has them;
 * labels have few values that are known beforehand: never an id, a path, a text that somebody sent,
 * or a secret. For one thread.
 */
@ProviderType
public interface MetricSink {
  /** A number that only grows; the name ends in {@code _total}. */
  void counter(String name, String help, Map<String, String> labels, double value);

  /** A number that goes up and down. */
  void gauge(String name, String help, Map<String, String> labels, double value);

  /**
   * How many measurements were how large.
   *
   * @param bounds the upper bounds of the buckets, rising
   * @param counts the measurements in each bucket alone, one more than bounds: the last is for what
   *     is larger than all of them
   * @param sum all measurements together
   */
  void histogram(
      String name,
      String help,
      Map<String, String> labels,
      List<Double> bounds,
      List<Long> counts,
      double sum);
}
