package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.ConnectionListener;
import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.api.rpc.RpcEvents;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.ActivationListener;
import ai.openclaw.core.secrets.SecretsRuntime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last health report, makes a new one beside the requests that read it, at least every
 * minute while there is a gateway and when a client has come, and tells every client of it.
 */
@Component(service = {HealthCache.class, ActivationListener.class, ConnectionListener.class})
public final class HealthCache implements ActivationListener, ConnectionListener {
  private static final Logger LOG = LoggerFactory.getLogger(HealthCache.class);
  private static final long FRESH_MS = Duration.ofSeconds(60).toMillis();
  private static final long CROWD_MS = Duration.ofSeconds(1).toMillis();
  private static final int WAITING_PROBES = 64;

  private final SecretsRuntime secrets;
  private final Sessions sessions;
  private final InstantSource clock = InstantSource.system();
  private final ExecutorService worker = Workers.bounded("openclaw-health", 1, WAITING_PROBES);
  private final ScheduledExecutorService clockwork = Workers.scheduler("openclaw-health-clock");
  private final AtomicBoolean planned = new AtomicBoolean();
  private final AtomicBoolean expected = new AtomicBoolean();
  private volatile Optional<RpcEvents> clients = Optional.empty();
  private volatile boolean heartbeats = true;
  private volatile HealthReport report;

  /** Makes the first report. */
  @Activate
  public HealthCache(@Reference SecretsRuntime secrets, @Reference Locations locations) {
    this.secrets = secrets;
    this.sessions = new Sessions(locations.state());
    this.report = make();
    var unused =
        clockwork.scheduleAtFixedRate(this::tick, FRESH_MS, FRESH_MS, TimeUnit.MILLISECONDS);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindClients(RpcEvents service) {
    clients = Optional.of(service);
  }

  void unbindClients(RpcEvents service) {
    if (clients.filter(present -> present == service).isPresent()) {
      clients = Optional.empty();
    }
  }

  private void tick() {
    if (clients.isPresent()) {
      renewLater();
    }
  }

  @Deactivate
  void deactivate() {
    clockwork.shutdownNow();
    worker.shutdownNow();
  }

  @Override
  public void activated(Activation activation, Set<String> changedOwners) {
    renewLater();
  }

  /** Clients that come at once are told together. */
  @Override
  public void connected(Connection connection) {
    if (expected.compareAndSet(false, true)) {
      long since = clock.millis() - report.madeAtMs();
      try {
        var unused =
            clockwork.schedule(
                () -> {
                  expected.set(false);
                  renewLater();
                },
                Math.max(0, CROWD_MS - Math.max(0, since)),
                TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException stopping) {
        LOG.debug("the gateway stops before a client is told of its health");
      }
    }
  }

  @Override
  public void disconnected(Connection connection) {
    // The report does not depend on who is there.
  }

  /** The last report; when it is old, a new one is on its way. */
  HealthReport report() {
    HealthReport last = report;
    if (clock.millis() - last.madeAtMs() > FRESH_MS) {
      renewLater();
    }
    return last;
  }

  /**
   * Has a task run beside the requests, with a report made for it.
   *
   * @throws RejectedExecutionException when too many wait, or at the stop
   */
  void probe(Consumer<HealthReport> task) {
    worker.execute(() -> task.accept(renew()));
  }

  /** Lets the agents look by themselves whether something needs attention, or not any more. */
  void heartbeats(boolean wanted) {
    heartbeats = wanted;
    renewLater();
  }

  private void renewLater() {
    if (planned.compareAndSet(false, true)) {
      try {
        worker.execute(
            () -> {
              planned.set(false);
              renew();
            });
      } catch (RejectedExecutionException e) {
        planned.set(false);
        LOG.debug("health is renewed by the probes that wait, or not any more");
      }
    }
  }

  private HealthReport renew() {
    HealthReport made = make();
    report = made;
    clients.ifPresent(
        all -> all.publish(RpcEvent.toAll("health", made.forOthers(), made.forAdmins(), false)));
    return made;
  }

  private HealthReport make() {
    return HealthReport.make(secrets.current().config().effective(), sessions, clock, heartbeats);
  }
}
