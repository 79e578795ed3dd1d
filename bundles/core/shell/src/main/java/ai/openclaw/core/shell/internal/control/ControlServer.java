package ai.openclaw.core.shell.internal.control;

import ai.openclaw.core.host.Workers;
import ai.openclaw.core.shell.internal.run.CommandRunner;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts clients on the control socket, at most {@value #MOST_CLIENTS} at a time. A client that
 * sends no request within {@value #REQUEST_SECONDS} seconds is put out.
 */
public final class ControlServer implements AutoCloseable {
  static final int MOST_CLIENTS = 64;

  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
  private static final int REQUEST_SECONDS = 10;
  private static final int RETRY_SECONDS = 1;

  /** Threads that have done their work, but do not wait for more yet. */
  private static final int SPARE = 16;

  private final Path socket;
  private final ServerSocketChannel server;
  private final CommandRunner runner;
  private final ExecutorService threads =
      Workers.bounded("openclaw-control", 1 + SPARE + 2 * MOST_CLIENTS, 0);
  private final ScheduledExecutorService deadlines = Workers.scheduler("openclaw-control-deadline");
  private final Semaphore places = new Semaphore(2 * MOST_CLIENTS);
  private final Set<ControlConnection> connections = ConcurrentHashMap.newKeySet();

  private ControlServer(Path socket, ServerSocketChannel server, CommandRunner runner) {
    this.socket = socket;
    this.server = server;
    this.runner = runner;
  }

  /**
   * Opens the socket of a state directory; a file that a crash left there is removed.
   *
   * @param state the state directory, absolute
   * @param run its folder of sockets
   * @param temporary where the socket lies when that path is too long for one
   */
  public static ControlServer open(Path state, Path run, Path temporary, CommandRunner runner)
      throws IOException {
    SocketPlace place = SocketPlace.of(state, run, temporary);
    place.prepare();
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(place.socket()), MOST_CLIENTS);
      Files.setPosixFilePermissions(place.socket(), PosixFilePermissions.fromString("rw-------"));
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
    var opened = new ControlServer(place.socket(), server, runner);
    opened.threads.execute(opened::accept);
    return opened;
  }

  /** Where it listens. */
  public Path socket() {
    return socket;
  }

  /** Stops listening, breaks every connection and so cancels every command. */
  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      LOG.debug("the control socket did not close", e);
    }
    connections.forEach(ControlConnection::close);
    deadlines.shutdownNow();
    threads.shutdownNow();
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        serve(server.accept());
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.warn("no control client can be accepted for a moment: {}", e.getMessage());
        var unused =
            deadlines.schedule(
                () -> threads.execute(this::accept), RETRY_SECONDS, TimeUnit.SECONDS);
        return;
      }
    }
  }

  private void serve(SocketChannel channel) {
    if (!places.tryAcquire(2)) {
      refuse(channel);
      return;
    }
    var connection = new ControlConnection(channel, runner);
    connections.add(connection);
    int begun = 0;
    try {
      threads.execute(() -> leaving(() -> write(connection)));
      begun++;
      Future<?> deadline = deadlines.schedule(connection::close, REQUEST_SECONDS, TimeUnit.SECONDS);
      threads.execute(() -> leaving(() -> connection.read(() -> deadline.cancel(false))));
      begun++;
    } catch (RejectedExecutionException e) {
      connection.abandon();
      connections.remove(connection);
      places.release(2 - begun);
    }
  }

  private void leaving(Runnable task) {
    try {
      task.run();
    } finally {
      places.release();
    }
  }

  private void write(ControlConnection connection) {
    try {
      connection.write();
    } finally {
      connections.remove(connection);
    }
  }

  private static void refuse(SocketChannel channel) {
    Frame reason = Frame.error("the gateway is serving " + MOST_CLIENTS + " commands; try again");
    try (channel) {
      channel.configureBlocking(false);
      channel.write(reason.encoded());
      channel.write(Frame.exit(1).encoded());
    } catch (IOException e) {
      LOG.debug("a control client went before it was refused", e);
    }
  }
}
