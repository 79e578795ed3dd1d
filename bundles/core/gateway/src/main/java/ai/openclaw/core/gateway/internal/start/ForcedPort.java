package ai.openclaw.core.gateway.internal.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees a port for {@code --force}: whoever listens on it is asked to end, and then made to.
 *
 * @param port the port
 */
record ForcedPort(int port) {
  private static final Logger LOG = LoggerFactory.getLogger(ForcedPort.class);
  private static final long POLITE_MS = 700;
  private static final long LONGEST_MS = 2_000;
  private static final long FREE_MS = 3_000;
  private static final long STEP_MS = 50;

  /**
   * Returns once the port can be had.
   *
   * @throws StartRefused when it cannot
   */
  void free() throws StartRefused, InterruptedException {
    if (port == 0 || bindable()) {
      return;
    }
    Set<Long> owners = PortOwners.of(port);
    if (owners.isEmpty()) {
      throw StartRefused.failed(
          "Force: port " + port + " is in use, but its owner cannot be seen. Stop it by hand.");
    }
    List<ProcessHandle> processes =
        owners.stream().map(ProcessHandle::of).flatMap(Optional::stream).toList();
    LOG.warn("force: ending what listens on port {}: pid {}", port, owners);
    processes.forEach(ProcessHandle::destroy);
    if (!within(POLITE_MS, () -> processes.stream().noneMatch(ProcessHandle::isAlive))) {
      processes.forEach(ProcessHandle::destroyForcibly);
      if (!within(
          LONGEST_MS - POLITE_MS, () -> processes.stream().noneMatch(ProcessHandle::isAlive))) {
        throw StartRefused.failed("Force: pid " + owners + " cannot be ended. Stop it by hand.");
      }
    }
    if (!within(FREE_MS, this::bindable)) {
      throw StartRefused.failed("Force: port " + port + " did not become free.");
    }
  }

  private boolean bindable() {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds();
  }

  private static boolean within(long millis, Condition condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        return false;
      }
      var unused = new CountDownLatch(1).await(STEP_MS, TimeUnit.MILLISECONDS);
    }
    return true;
  }
}
