package ai.openclaw.core.devices.internal;

import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.api.rpc.RpcEvents;
import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.ConnectDecision;
import ai.openclaw.core.devices.ConnectPolicy;
import ai.openclaw.core.host.Workers;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the policy and the operators' side, and writes visits of devices a few seconds after
 * they happened.
 */
@Component(service = ConnectPolicy.class)
public final class DevicesComponent implements ConnectPolicy {
  private static final Logger LOG = LoggerFactory.getLogger(DevicesComponent.class);
  private static final long WRITE_AFTER_SECONDS = 5;

  private final PairingStore store;
  private final DevicePolicy policy;
  private final ScheduledExecutorService writer = Workers.scheduler("openclaw-devices");
  private final AtomicBoolean planned = new AtomicBoolean();
  private volatile Optional<RpcEvents> events = Optional.empty();

  /** Creates it; nothing is read yet. */
  @Activate
  public DevicesComponent(@Reference PairingStore store) {
    this.store = store;
    policy = new DevicePolicy(store, InstantSource.system(), this::announce, this::plan);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindEvents(RpcEvents service) {
    events = Optional.of(service);
  }

  void unbindEvents(RpcEvents service) {
    if (events.filter(present -> present == service).isPresent()) {
      events = Optional.empty();
    }
  }

  @Deactivate
  void deactivate() {
    writer.shutdownNow();
    write();
  }

  @Override
  public ConnectDecision decide(ConnectAttempt attempt) {
    return policy.decide(attempt);
  }

  private void announce(ObjectNode request) {
    events.ifPresent(
        service ->
            service.publish(
                RpcEvent.toScope("device.pair.requested", request, "operator.pairing", true)));
  }

  private void plan() {
    if (planned.compareAndSet(false, true)) {
      try {
        var unused = writer.schedule(this::writePlanned, WRITE_AFTER_SECONDS, TimeUnit.SECONDS);
      } catch (RejectedExecutionException stopping) {
        LOG.debug("the visit is written at the stop");
      }
    }
  }

  private void writePlanned() {
    planned.set(false);
    write();
  }

  private void write() {
    try {
      store.writeVisits();
    } catch (IOException e) {
      LOG.warn("the last use of devices could not be noted: {}", e.getMessage());
    }
  }
}
