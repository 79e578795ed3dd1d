package ai.openclaw.core.metrics.internal;

import ai.openclaw.api.diagnostics.MetricSink;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes numbers in the text format 0.0.4 of Prometheus. What is named wrongly, said twice, or over
 * the limit of series is left out and counted. For one thread.
 */
final class PrometheusText implements MetricSink {
  static final int MOST_SERIES = 2048;
  private static final Pattern NAME = Pattern.compile("openclaw_[a-z0-9_]{1,100}");
  private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9_]{0,40}");
  private static final int LONGEST_VALUE = 64;

  private final Map<String, Family> families = new TreeMap<>();
  private final Set<String> known = new HashSet<>();
  private int series;
  private int dropped;

  private record Family(String type, String help, StringBuilder lines) {}

  @Override
  public void counter(String name, String help, Map<String, String> labels, double value) {
    single("counter", name, help, labels, value);
  }

  @Override
  public void gauge(String name, String help, Map<String, String> labels, double value) {
    single("gauge", name, help, labels, value);
  }

  private void single(
      String type, String name, String help, Map<String, String> labels, double value) {
    if (accept(type, name, help, labels, 1)) {
      line(name, name, labels, value);
    }
  }

  @Override
  public void histogram(
      String name,
      String help,
      Map<String, String> labels,
      List<Double> bounds,
      List<Long> counts,
      double sum) {
    boolean whole = counts.size() == bounds.size() + 1 && !labels.containsKey("le");
    if (!accept("histogram", whole ? name : "", help, labels, counts.size() + 2)) {
      return;
    }
    long total = 0;
    for (int i = 0; i < counts.size(); i++) {
      total += counts.get(i);
      Map<String, String> bucket = new LinkedHashMap<>(labels);
      bucket.put("le", i < bounds.size() ? number(bounds.get(i)) : "+Inf");
      line(name, name + "_bucket", bucket, (double) total);
    }
    line(name, name + "_sum", labels, sum);
    line(name, name + "_count", labels, (double) total);
  }

  private boolean accept(
      String type, String name, String help, Map<String, String> labels, int size) {
    boolean good =
        NAME.matcher(name).matches()
            && labels.keySet().stream().allMatch(label -> LABEL.matcher(label).matches())
            && labels.values().stream().allMatch(value -> value.length() <= LONGEST_VALUE)
            && families
                .computeIfAbsent(name, key -> new Family(type, help, new StringBuilder()))
                .type()
                .equals(type)
            && series + size <= MOST_SERIES
            && known.add(name + new TreeMap<>(labels));
    if (good) {
      series += size;
    } else {
      dropped += size;
    }
    return good;
  }

  private void line(String family, String name, Map<String, String> labels, double value) {
    Family known = families.get(family);
    if (known == null) {
      return;
    }
    StringBuilder lines = known.lines();
    lines.append(name);
    if (!labels.isEmpty()) {
      lines.append('{');
      String comma = "";
      for (Map.Entry<String, String> label : labels.entrySet()) {
        lines.append(comma).append(label.getKey()).append("=\"");
        lines.append(escaped(label.getValue()).replace("\"", "\\\"")).append('"');
        comma = ",";
      }
      lines.append('}');
    }
    lines.append(' ').append(number(value)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Everything, and how much was left out. */
  String text() {
    String name = "openclaw_prometheus_series_dropped_total";
    families.put(
        name, new Family("counter", "Series left out of this answer", new StringBuilder()));
    line(name, name, Map.of(), dropped);
    var text = new StringBuilder();
    families.forEach(
        (family, content) -> {
          if (!content.lines().isEmpty()) {
            text.append("# HELP ").append(family).append(' ');
            text.append(escaped(content.help())).append('\n');
            text.append("# TYPE ").append(family).append(' ').append(content.type()).append('\n');
            text.append(content.lines());
          }
        });
    return text.toString();
  }
}
