package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Both locks of a gateway: ours on the state directory, and the one that others look for. */
final class Locks implements AutoCloseable {
  static final long PATIENCE_MILLIS = 5_000;
  private static final long STEP_MILLIS = 100;
  private static final String MULTI = "OPENCLAW_ALLOW_MULTI_GATEWAY";

  private final StateLock state;
  private final Optional<PeerLock> peer;

  private Locks(StateLock state, Optional<PeerLock> peer) {
    this.state = state;
    this.peer = peer;
  }

  /** One attempt to take a lock. */
  @FunctionalInterface
  private interface Attempt<L> {
    L take() throws IOException;
  }

  /**
   * Takes both; a gateway that is about to end is waited for.
   *
   * @throws LockHeld when another gateway keeps one
   */
  static Locks acquire(Places places, List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    var force = Force.of(arguments, environment);
    StateLock state = take(() -> StateLock.acquire(places), force);
    try {
      return new Locks(state, peer(places, environment, force));
    } catch (IOException | InterruptedException | RuntimeException e) {
      state.close();
      throw e;
    }
  }

  private static Optional<PeerLock> peer(
      Places places, Map<String, String> environment, Optional<Force> force)
      throws IOException, InterruptedException {
    if ("1".equals(environment.get(MULTI))) {
      return Optional.empty();
    }
    try {
      Path file = PeerLock.file(places, environment);
      return Optional.of(take(() -> PeerLock.acquire(file, places.config()), force));
    } catch (LockHeld held) {
      throw held;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      System.err.println(
          "warning: the lock of the configuration cannot be written, so another gateway program"
              + " would not see this one: "
              + BundleSet.oneLine(e));
      return Optional.empty();
    }
  }

  private static <L> L take(Attempt<L> attempt, Optional<Force> force)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    boolean forced = false;
    while (true) {
      try {
        return attempt.take();
      } catch (LockHeld held) {
        if (force.isPresent() && !forced) {
          forced = force.get().end(held);
        } else if (System.nanoTime() > end) {
          throw held;
        }
      }
      var unused = new CountDownLatch(1).await(STEP_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Notes the port for those who find the locks held. */
  void port(int port) {
    try {
      state.port(port);
    } catch (IOException e) {
      System.err.println("warning: the lock could not be described: " + BundleSet.oneLine(e));
    }
  }

  @Override
  public void close() throws IOException {
    try (state) {
      if (peer.isPresent()) {
        peer.get().close();
      }
    }
  }
}
