package ai.openclaw.core.status.internal;

import ai.openclaw.core.host.Workers;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Measures how promptly this process gets to run: a beat every second, and how late it came. The
 * names of the figures are those that probes of the gateway know. Thread-safe.
 */
public final class Pulse implements AutoCloseable {
  private static final long BEAT_MS = 1000;
  private static final int KEPT = 60;
  private static final double LATE_MS = 500;
  private static final double BUSY = 0.95;

  private final ScheduledExecutorService beats = Workers.scheduler("openclaw-pulse");
  private final Deque<Double> delays = new ArrayDeque<>();
  private long lastBeat = System.nanoTime();
  private long lastLook = System.nanoTime();
  private Duration lastCpu = cpu();

  /** Begins to beat. */
  public Pulse() {
    var unused = beats.scheduleWithFixedDelay(this::beat, BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS);
  }

  /** Writes the figures since the last time. */
  public synchronized void write(ObjectNode node) {
    long now = System.nanoTime();
    Duration cpu = cpu();
    double interval = Math.max(1, (now - lastLook) / 1e6);
    double cores = cpu.minus(lastCpu).toNanos() / 1e6 / interval;
    double utilization = Math.min(1, cores / Runtime.getRuntime().availableProcessors());
    double[] sorted = delays.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double p99 = sorted.length == 0 ? 0 : sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
    double max = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    lastLook = now;
    lastCpu = cpu;

    ArrayNode reasons = node.arrayNode();
    if (max >= LATE_MS) {
      reasons.add("event_loop_delay");
    }
    if (utilization >= BUSY) {
      reasons.add("event_loop_utilization").add("cpu");
    }
    node.put("degraded", !reasons.isEmpty());
    node.set("reasons", reasons);
    node.put("intervalMs", (long) interval);
    node.put("delayP99Ms", tenth(p99));
    node.put("delayMaxMs", tenth(max));
    node.put("utilization", thousandth(utilization));
    node.put("cpuCoreRatio", thousandth(cores));
  }

  @Override
  public void close() {
    beats.shutdownNow();
  }

  private synchronized void beat() {
    long now = System.nanoTime();
    delays.addLast(Math.max(0, (now - lastBeat) / 1e6 - BEAT_MS));
    if (delays.size() > KEPT) {
      delays.removeFirst();
    }
    lastBeat = now;
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static double thousandth(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
