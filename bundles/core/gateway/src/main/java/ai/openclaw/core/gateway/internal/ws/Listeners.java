package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.core.gateway.internal.tls.Tls;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets that a server listens on. They can be exchanged while it runs: what came in by the
 * old ones lives on. Thread-safe.
 */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
  private static final long SWEEP_SECONDS = 10;
  private static final long LOOK_SECONDS = 2;
  private static final int WAITING_CONNECTIONS = 512;
  private static final int LONGEST_HEADER = 16_384;

  private final Server server;
  private final ScheduledExecutorService scheduler;
  private final RequestDeadline deadline;
  private final List<ServerConnector> retired = new ArrayList<>();
  private List<ServerConnector> current = List.of();
  private Optional<Tls> tls = Optional.empty();
  private boolean closed;

  Listeners(Server server, ScheduledExecutorService scheduler, RequestDeadline deadline) {
    this.server = server;
    this.scheduler = scheduler;
    this.deadline = deadline;
  }

  /**
   * Listens on these addresses, and once that is so on no other.
   *
   * @param hosts the addresses; those after the first are optional
   * @param port the port, 0 for any
   * @param certificate what the port encrypts with; empty: not at all
   * @return the port
   * @throws IOException when the first cannot be had; then nothing has changed
   */
  synchronized int move(List<String> hosts, int port, Optional<Tls> certificate)
      throws IOException {
    if (closed) {
      throw new IOException("the gateway is leaving");
    }
    dropUnused();
    boolean shared = share(port, true);
    try {
      ServerConnector first = listening(hosts.get(0), port, certificate, shared);
      int bound = first.getLocalPort();
      var next = new ArrayList<>(List.of(first));
      for (String host : hosts.subList(1, hosts.size())) {
        optional(host, bound, certificate, shared).ifPresent(next::add);
      }
      exchange(next);
      tls = certificate;
      return bound;
    } finally {
      share(port, false);
    }
  }

  private void exchange(List<ServerConnector> next) throws IOException {
    List<ServerConnector> fresh = next.stream().filter(one -> !current.contains(one)).toList();
    try {
      for (ServerConnector one : fresh) {
        serve(one);
      }
    } catch (IOException e) {
      fresh.forEach(Listeners::close);
      throw e;
    }
    current.stream().filter(one -> !next.contains(one)).forEach(this::retire);
    current = List.copyOf(next);
  }

  private Optional<ServerConnector> optional(
      String host, int port, Optional<Tls> certificate, boolean shared) {
    try {
      return Optional.of(listening(host, port, certificate, shared));
    } catch (IOException e) {
      LOG.debug("not listening on {} as well: {}", host, e.getMessage());
      return Optional.empty();
    }
  }

  private ServerConnector listening(
      String host, int port, Optional<Tls> certificate, boolean shared) throws IOException {
    Optional<ServerConnector> same =
        current.stream()
            .filter(one -> certificate.equals(tls))
            .filter(one -> host.equals(one.getHost()) && one.getLocalPort() == port)
            .findFirst();
    if (same.isPresent()) {
      return same.get();
    }
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUseInputDirectByteBuffers(false);
    http.setRequestHeaderSize(LONGEST_HEADER);
    var plain = new HttpConnectionFactory(http);
    ConnectionFactory[] layers =
        certificate
            .map(used -> new ConnectionFactory[] {used.connections(plain), plain})
            .orElseGet(() -> new ConnectionFactory[] {plain});
    var connector = new ServerConnector(server, 1, 1, layers);
    connector.addBean(deadline);
    connector.setHost(host);
    connector.setPort(port);
    connector.setReusePort(shared);
    connector.setAcceptQueueSize(WAITING_CONNECTIONS);
    connector.open();
    return connector;
  }

  /**
   * One address and all addresses of the same port exclude each other, unless both sockets say that
   * they share it. They say so only while one takes over from the other.
   */
  private boolean share(int port, boolean shared) {
    boolean any = false;
    for (ServerConnector one : current) {
      if (one.getLocalPort() == port && one.getTransport() instanceof ServerSocketChannel channel) {
        any |= share(channel, shared);
      }
    }
    return any;
  }

  private static boolean share(ServerSocketChannel channel, boolean shared) {
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEPORT, shared);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debug("this system does not let two sockets share a port: {}", e.getMessage());
      return false;
    }
  }

  private void serve(ServerConnector connector) throws IOException {
    server.addConnector(connector);
    if (server.isStarted()) {
      try {
        connector.start();
      } catch (Exception e) {
        server.removeConnector(connector);
        connector.close();
        throw new IOException(e.getMessage(), e);
      }
    }
  }

  private void retire(ServerConnector connector) {
    close(connector);
    retired.add(connector);
    sweepLater();
  }

  /** Those who wait to be let in are turned away; those who were stay. */
  private static void close(ServerConnector connector) {
    // An acceptor that is between two connections would otherwise look for the next one for ever.
    connector.setAccepting(false);
    connector.close();
  }

  /** Looks now and then whether the files of the certificate have changed. */
  void followFiles() {
    var unused =
        scheduler.scheduleWithFixedDelay(
            this::refresh, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private void refresh() {
    Optional<Tls> used;
    synchronized (this) {
      used = tls;
    }
    used.ifPresent(Tls::refresh);
  }

  /** Lets nobody in any more. */
  synchronized void close() {
    closed = true;
    current.forEach(Listeners::close);
  }

  private void sweepLater() {
    try {
      var unused = scheduler.schedule(this::sweep, SWEEP_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("the server stops, and its sockets with it");
    }
  }

  private synchronized void sweep() {
    dropUnused();
    if (!retired.isEmpty()) {
      sweepLater();
    }
  }

  /** Each socket has threads of its own, until its last connection has ended. */
  private void dropUnused() {
    for (ServerConnector connector : List.copyOf(retired)) {
      if (connector.getConnectedEndPoints().isEmpty()) {
        retired.remove(connector);
        server.removeConnector(connector);
        try {
          connector.stop();
        } catch (Exception e) {
          LOG.warn("a socket that is no longer used did not stop: {}", e.getMessage());
        }
      }
    }
  }
}
