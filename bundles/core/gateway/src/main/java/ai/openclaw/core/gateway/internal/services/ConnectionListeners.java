package ai.openclaw.core.gateway.internal.services;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.ConnectionListener;
import ai.openclaw.core.gateway.internal.rpc.ServiceGone;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.plugins.Quarantine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the registered listeners of connections, each on its own thread and in order. */
public final class ConnectionListeners
    implements ConnectionListener,
        AutoCloseable,
        ServiceTrackerCustomizer<ConnectionListener, ConnectionListeners.Told> {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionListeners.class);
  private static final int WAITING = 8192;

  private final BundleContext context;
  private final Quarantine quarantine;
  private final ServiceTracker<ConnectionListener, Told> tracker;
  private final Map<String, Connection> present = new LinkedHashMap<>();
  private final List<Told> listeners = new ArrayList<>();

  public ConnectionListeners(BundleContext context, Quarantine quarantine) {
    this.context = context;
    this.quarantine = quarantine;
    this.tracker = new ServiceTracker<>(context, ConnectionListener.class, this);
  }

  /** Begins to follow registrations. */
  public void open() {
    tracker.open();
  }

  @Override
  public void close() {
    tracker.close();
  }

  @Override
  public synchronized void connected(Connection connection) {
    present.put(connection.id(), connection);
    tell(ConnectionListener::connected, connection);
  }

  @Override
  public synchronized void disconnected(Connection connection) {
    present.remove(connection.id());
    tell(ConnectionListener::disconnected, connection);
  }

  private void tell(BiConsumer<ConnectionListener, Connection> what, Connection connection) {
    listeners.forEach(told -> told.tell(what, connection));
  }

  @Override
  public synchronized Told addingService(ServiceReference<ConnectionListener> reference) {
    var told = new Told(new LazyService<>(context, reference), reference.getBundle());
    present.values().forEach(known -> told.tell(ConnectionListener::connected, known));
    listeners.add(told);
    return told;
  }

  @Override
  public void modifiedService(ServiceReference<ConnectionListener> reference, Told told) {
    // Its properties say nothing that is used here.
  }

  @Override
  public synchronized void removedService(
      ServiceReference<ConnectionListener> reference, Told told) {
    listeners.remove(told);
    told.queue.shutdownNow();
  }

  /** One listener and what it has not heard yet. */
  final class Told {
    private final LazyService<ConnectionListener> service;
    private final @Nullable Bundle bundle;
    private final ExecutorService queue =
        Workers.bounded("gateway-connection-listener", 1, WAITING);
    private final AtomicBoolean missed = new AtomicBoolean();

    Told(LazyService<ConnectionListener> service, @Nullable Bundle bundle) {
      this.service = service;
      this.bundle = bundle;
    }

    private void tell(BiConsumer<ConnectionListener, Connection> what, Connection connection) {
      try {
        queue.execute(() -> call(what, connection));
      } catch (RejectedExecutionException full) {
        missed.set(true);
      }
    }

    private void call(BiConsumer<ConnectionListener, Connection> what, Connection connection) {
      if (missed.getAndSet(false)) {
        fault("does not keep up");
      }
      try {
        what.accept(service.get(), connection);
      } catch (ServiceGone gone) {
        queue.shutdownNow();
      } catch (RuntimeException | LinkageError broken) {
        fault("threw " + broken.getClass().getName());
      }
    }

    private void fault(String fault) {
      LOG.warn("a connection listener of {} {}", bundle, fault);
      if (bundle != null) {
        quarantine.strike(bundle, "ConnectionListener " + fault);
      }
    }
  }
}
