package ai.openclaw.core.status.internal.presence;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.ConnectionListener;
import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.api.rpc.RpcEvents;
import ai.openclaw.core.host.Workers;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Knows who is present, and tells every client when that changes. Thread-safe. */
@Component(service = {Presence.class, ConnectionListener.class})
public final class Presence implements ConnectionListener {
  private static final long TOGETHER_MS = 250;

  private final SelfPresence self;
  private final InstantSource clock;
  private final PresenceBook book = new PresenceBook();
  private final SystemEvents events = new SystemEvents();
  private final ScheduledExecutorService teller = Workers.scheduler("openclaw-presence");
  private final AtomicBoolean planned = new AtomicBoolean();
  private volatile Optional<RpcEvents> clients = Optional.empty();

  /** Asks the machine for its name once. */
  @Activate
  public Presence(BundleContext context) {
    this(
        SelfPresence.of(
            Optional.ofNullable(context.getProperty("openclaw.version"))
                .orElseGet(() -> context.getBundle().getVersion().toString())),
        InstantSource.system());
  }

  /** Takes the gateway's own entry from the caller. */
  public Presence(SelfPresence self, InstantSource clock) {
    this.self = self;
    this.clock = clock;
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

  /** Stops telling. */
  @Deactivate
  public void deactivate() {
    teller.shutdownNow();
  }

  @Override
  public void connected(Connection connection) {
    if (book.arrived(connection, clock.millis())) {
      tellLater();
    }
  }

  @Override
  public void disconnected(Connection connection) {
    if (book.left(connection, clock.millis())) {
      tellLater();
    }
  }

  /** Takes what somebody tells. */
  void told(PresenceReport report) {
    var before = book.told(report.key(), report::writeTo, clock.millis());
    report.news(before).ifPresent(events::add);
    tellLater();
  }

  /** Everyone, the gateway first. */
  public ArrayNode list(Optional<Connection> welcomed) {
    long now = clock.millis();
    return book.list(self.entry(now), welcomed, now);
  }

  /** Lines that no agent has read yet, oldest first. */
  public List<String> waiting() {
    return events.waiting();
  }

  /** Changes that come close together are told once: many clients come at the same time. */
  private void tellLater() {
    if (planned.compareAndSet(false, true)) {
      try {
        var unused = teller.schedule(this::tell, TOGETHER_MS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException stopping) {
        planned.set(false);
      }
    }
  }

  private void tell() {
    planned.set(false);
    clients.ifPresent(
        all -> {
          var payload = JsonNodeFactory.instance.objectNode();
          payload.set("presence", list(Optional.empty()));
          all.publish(RpcEvent.toAll("presence", payload, true));
        });
  }
}
