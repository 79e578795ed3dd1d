package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.rpc.ConnectionListener;
import ai.openclaw.core.devices.ConnectPolicy;
import ai.openclaw.core.gateway.internal.auth.AccessRules;
import ai.openclaw.core.gateway.internal.auth.Credentials;
import ai.openclaw.core.gateway.internal.http.HttpEntry;
import ai.openclaw.core.gateway.internal.http.HttpService;
import ai.openclaw.core.gateway.internal.http.OpenCalls;
import ai.openclaw.core.gateway.internal.http.PlainErrors;
import ai.openclaw.core.gateway.internal.http.RouteTable;
import ai.openclaw.core.gateway.internal.rpc.Dispatcher;
import ai.openclaw.core.gateway.internal.rpc.Figures;
import ai.openclaw.core.gateway.internal.rpc.MethodTable;
import ai.openclaw.core.gateway.internal.rpc.StateVersions;
import ai.openclaw.core.gateway.internal.tls.Tls;
import ai.openclaw.core.host.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one port, WebSocket and HTTP. Starts once, leaves once and stops once. */
public final class GatewayServer {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);
  private static final int WORKERS = 64;
  private static final int WAITING_CALLS = 1024;
  private static final int SOCKET_THREADS = 64;

  private final Server server;
  private final Clients clients;
  private final RequestDeadline deadline;
  private final ScheduledExecutorService scheduler = Workers.scheduler("gateway-timer");
  private final ExecutorService workers = Workers.bounded("gateway-worker", WORKERS, WAITING_CALLS);
  private final Parts parts;
  private final OpenCalls calls = new OpenCalls();
  private final Listeners listeners;
  private final Upgrades upgrades;
  private final AtomicBoolean leaving = new AtomicBoolean();

  /**
   * What a server is made of.
   *
   * @param hosts the addresses to listen on; those after the first are optional
   * @param port the port, 0 for any
   * @param limits the protocol's numbers
   * @param methods the methods
   * @param routes the HTTP routes
   * @param policy who may connect
   * @param rules the rules at the start
   * @param hello makes the welcome
   * @param versions the counters of presence and health
   * @param credentials checks what callers show
   * @param audience is told who comes and goes; never blocks
   * @param tls the certificate of the port; empty: no TLS
   * @param figures counts
   */
  public record Parts(
      List<String> hosts,
      int port,
      Limits limits,
      MethodTable methods,
      RouteTable routes,
      ConnectPolicy policy,
      AccessRules rules,
      Hello hello,
      StateVersions versions,
      Credentials credentials,
      ConnectionListener audience,
      Optional<Tls> tls,
      Figures figures) {
    /** Copies the list. */
    public Parts {
      hosts = List.copyOf(hosts);
    }
  }

  public GatewayServer(Parts parts) {
    this.parts = parts;
    clients =
        new Clients(
            parts.limits(),
            new Handshake(parts.policy(), parts.credentials()),
            parts.credentials(),
            parts.hello(),
            new Dispatcher(parts.methods(), workers, parts.figures()),
            parts.versions(),
            scheduler,
            workers,
            parts.audience(),
            parts.figures(),
            parts.rules());
    parts.figures().join(clients::count, scheduler);
    server = new Server(pool());
    HttpService http = new HttpService(parts.routes(), clients::rules, parts.credentials(), calls);
    WebSocketComponents components = WebSocketServerComponents.ensureWebSocketComponents(server);
    upgrades = new Upgrades(clients, components, new HttpEntry(http, workers));
    deadline = new RequestDeadline(upgrades, scheduler, parts.limits().handshake());
    server.setHandler(deadline);
    server.setErrorHandler(new PlainErrors());
    listeners = new Listeners(server, scheduler, deadline);
    server.setStopTimeout(0);
  }

  private static QueuedThreadPool pool() {
    // Jetty takes only a pool of its own kind; it is bounded, named and stops with the server.
    var pool = new QueuedThreadPool(SOCKET_THREADS, 2);
    pool.setName("gateway-socket");
    pool.setDaemon(true);
    return pool;
  }

  /**
   * Opens the port.
   *
   * @return the port that was opened
   * @throws IOException when it cannot be opened; the server can try again
   */
  public int start() throws IOException {
    int port = listeners.move(parts.hosts(), parts.port(), parts.tls());
    try {
      server.start();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
    clients.startTicking();
    listeners.followFiles();
    return port;
  }

  /**
   * Listens elsewhere. The new sockets are open before the old ones close, and whoever is connected
   * stays so.
   *
   * @param hosts the addresses to listen on; those after the first are optional
   * @param port the port
   * @param tls the certificate of the port; empty: no TLS
   * @return the port that was opened
   * @throws IOException when the first address cannot be had; then nothing has changed
   */
  public int move(List<String> hosts, int port, Optional<Tls> tls) throws IOException {
    return listeners.move(hosts, port, tls);
  }

  /** Ends everything that the holder of a client token has open. */
  public void tokenEnded(String tokenId) {
    clients.tokenEnded(tokenId);
    calls.end(tokenId);
  }

  /** Sets what every answer says about encryption from now on; empty: nothing. */
  public void transportSecurity(Optional<String> policy) {
    upgrades.transportSecurity(policy);
  }

  /** The connected clients, and the events for them. */
  public Clients clients() {
    return clients;
  }

  /**
   * Lets nobody in any more, tells every client, and gives calls under way time to be answered
   * before the clients are sent away. Whatever is called meanwhile is refused as unavailable.
   *
   * @param reason why, for the clients
   * @param restartExpected after how long they may come again; empty when nobody knows
   * @param drain how long calls may take to end
   */
  public void leave(String reason, Optional<Duration> restartExpected, Duration drain) {
    if (!server.isStarted() || !leaving.compareAndSet(false, true)) {
      return;
    }
    listeners.close();
    workers.shutdown();
    clients.leave(reason, restartExpected);
    long end = System.nanoTime() + drain.toNanos();
    try {
      boolean served = workers.awaitTermination(drain.toNanos(), TimeUnit.NANOSECONDS);
      if (!served || !clients.awaitAnswered(Duration.ofNanos(end - System.nanoTime()))) {
        LOG.warn("calls were still under way after {} ms; they stay unanswered", drain.toMillis());
      }
      clients.part();
      if (!clients.awaitEmpty(clients.limits().closeGrace())) {
        LOG.info("{} clients did not say goodbye", clients.count());
      }
    } catch (InterruptedException e) {
      clients.part();
      Thread.currentThread().interrupt();
    }
  }

  /** Closes what is still open and ends every call. */
  public void stop() {
    workers.shutdownNow();
    scheduler.shutdownNow();
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("the server did not stop cleanly: {}", e.getMessage());
    }
  }
}
