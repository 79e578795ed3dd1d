package ai.openclaw.core.metrics.internal;

import ai.openclaw.api.diagnostics.MetricSink;
import ai.openclaw.api.diagnostics.MetricSource;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** The numbers of the process: memory, collections, threads, processor. */
@Component
public final class ProcessMetrics implements MetricSource {
  @Override
  public void collect(MetricSink sink) {
    var memory = ManagementFactory.getMemoryMXBean();
    memory(sink, "heap", memory.getHeapMemoryUsage());
    memory(sink, "nonheap", memory.getNonHeapMemoryUsage());
    sink.gauge(
        "openclaw_memory_bytes",
        "Memory of the process by kind",
        Map.of("kind", "buffers"),
        (double)
            ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum());
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      Map<String, String> labels =
          Map.of(
              "collector",
              collector.getName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"));
      sink.counter(
          "openclaw_gc_collections_total",
          "Garbage collections",
          labels,
          (double) Math.max(0, collector.getCollectionCount()));
      sink.counter(
          "openclaw_gc_seconds_total",
          "Time spent collecting garbage",
          labels,
          Math.max(0, collector.getCollectionTime()) / 1000.0);
    }
    var threads = ManagementFactory.getThreadMXBean();
    sink.gauge("openclaw_threads", "Live threads", Map.of(), threads.getThreadCount());
    sink.gauge(
        "openclaw_uptime_seconds",
        "Time since the process started",
        Map.of(),
        ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    sink.counter(
        "openclaw_cpu_seconds_total",
        "Processor time of the process",
        Map.of(),
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
            / 1000.0);
  }

  private static void memory(MetricSink sink, String kind, MemoryUsage usage) {
    String help = "Memory of the process by kind";
    sink.gauge(
        "openclaw_memory_bytes", help, Map.of("kind", kind + "_used"), (double) usage.getUsed());
    sink.gauge(
        "openclaw_memory_bytes",
        help,
        Map.of("kind", kind + "_committed"),
        (double) usage.getCommitted());
  }
}
