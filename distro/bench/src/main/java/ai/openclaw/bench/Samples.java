package ai.openclaw.bench;

import java.util.Arrays;
import java.util.Locale;

/** Measured numbers and what to say of them. */
final class Samples {
  private double[] values = new double[16];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  /** Adds all of these to others. */
  void into(Samples others) {
    for (int i = 0; i < size; i++) {
      others.add(values[i]);
    }
  }

  double quantile(double q) {
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted[Math.min(size - 1, (int) Math.floor(q * size))];
  }

  /** Median, minimum and maximum. */
  String summary(String unit) {
    return String.format(
        Locale.ROOT,
        "median %.1f %s (min %.1f, max %.1f, n=%d)",
        quantile(0.5),
        unit,
        quantile(0),
        quantile(1),
        size);
  }

  /** Median, 95th and 99th percentile. */
  String percentiles(String unit) {
    return String.format(
        Locale.ROOT,
        "p50 %.2f %s, p95 %.2f, p99 %.2f (n=%d)",
        quantile(0.5),
        unit,
        quantile(0.95),
        quantile(0.99),
        size);
  }
}
