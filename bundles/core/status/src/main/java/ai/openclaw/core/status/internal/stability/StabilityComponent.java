package ai.openclaw.core.status.internal.stability;

import ai.openclaw.api.diagnostics.Stability;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.status.internal.Pulse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Keeps the events, and adds what the process itself shows: memory, and threads that run late. */
@Component(service = {Stability.class, StabilityComponent.class})
public final class StabilityComponent implements Stability {
  private static final long EVERY_SECONDS = 30;

  private final StabilityLog log = new StabilityLog(InstantSource.system());
  private final ScheduledExecutorService clock = Workers.scheduler("openclaw-stability");
  private final Optional<Pulse> pulse;

  /** Begins to sample in a process that is a gateway. */
  @Activate
  public StabilityComponent(@Reference Launch launch) {
    if (launch.purpose() == Launch.Purpose.GATEWAY) {
      pulse = Optional.of(new Pulse());
      var unused =
          clock.scheduleWithFixedDelay(
              this::sample, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    } else {
      pulse = Optional.empty();
    }
  }

  @Deactivate
  void deactivate() {
    clock.shutdownNow();
    pulse.ifPresent(Pulse::close);
  }

  @Override
  public void record(String type, ObjectNode facts) {
    log.record(type, facts);
  }

  ObjectNode show(Optional<String> type, long sinceSeq, int limit) {
    return log.show(type, sinceSeq, limit);
  }

  private void sample() {
    ObjectNode memory = JsonNodeFactory.instance.objectNode();
    memory.set("memory", Memory.sample());
    log.record(StabilityLog.MEMORY, memory);
    pulse.ifPresent(this::warn);
  }

  private void warn(Pulse beats) {
    ObjectNode figures = JsonNodeFactory.instance.objectNode();
    beats.write(figures);
    if (figures.path("degraded").asBoolean()) {
      ObjectNode warning = JsonNodeFactory.instance.objectNode();
      warning.put("level", "warning");
      warning.set("durationMs", figures.path("intervalMs"));
      warning.set("reason", figures.path("reasons").path(0));
      warning.set("eventLoopDelayP99Ms", figures.path("delayP99Ms"));
      warning.set("eventLoopDelayMaxMs", figures.path("delayMaxMs"));
      warning.set("eventLoopUtilization", figures.path("utilization"));
      warning.set("cpuCoreRatio", figures.path("cpuCoreRatio"));
      log.record("diagnostic.liveness.warning", warning);
    }
  }
}
