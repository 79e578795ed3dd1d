package ai.openclaw.launcher;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Turns signals into the end of the present round, and sees to it that the end comes. */
final class Stopping {
  private static final long LIMIT_MILLIS = 25_000;
  private static final int FORCED = 1;

  private final RestartIntent intent;
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile boolean restartable = true;
  private volatile Optional<Round> present = Optional.empty();

  /**
   * Java archives the classes that are still loaded when the process ends. The stop hook holds this
   * object until then.
   */
  private volatile List<ClassLoader> archived = List.of();

  Stopping(RestartIntent intent) {
    this.intent = intent;
  }

  /** Listens to signals from now on. */
  void listen() {
    // Where signals cannot be had, and at a hang-up, the end of the process comes to the same.
    Runtime.getRuntime().addShutdownHook(new Thread(this::hook, "stop"));
    Signals.on("TERM", this::terminate);
    Signals.on("INT", () -> stop(Ending.stop(0)));
    Signals.on("USR1", this::restart);
  }

  /** The round that signals end from now on. */
  void present(Round round) {
    present = Optional.of(round);
    if (asked.get()) {
      round.end(Ending.stop(0));
    }
  }

  /** Keeps the classes of bundles that are stopped, for the archive. */
  void keep(List<ClassLoader> loaders) {
    archived = List.copyOf(loaders);
  }

  /** Whether a signal may restart the gateway. */
  void restartable(boolean may) {
    restartable = may;
  }

  /** The last round is over. */
  void ended(int code) {
    ended.complete(code);
  }

  private void terminate() {
    if (!asked.get() && intent.take()) {
      present.ifPresent(round -> round.end(Ending.restart()));
    } else {
      stop(Ending.stop(0));
    }
  }

  private void restart() {
    if (restartable) {
      present.ifPresent(round -> round.end(Ending.restart()));
    } else {
      System.err.println("SIGUSR1 ignored: commands.restart is false.");
    }
  }

  private void stop(Ending ending) {
    if (!asked.compareAndSet(false, true)) {
      System.err.println("Stopping at once.");
      Runtime.getRuntime().halt(FORCED);
    }
    present.ifPresent(round -> round.end(ending));
    var watchdog = new Thread(this::force, "stop-limit");
    watchdog.setDaemon(true);
    watchdog.start();
  }

  private void force() {
    try {
      ended.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      System.err.println("error: the gateway did not stop within " + LIMIT_MILLIS + " ms");
      Runtime.getRuntime().halt(FORCED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hook() {
    asked.set(true);
    present.ifPresent(round -> round.end(Ending.stop(0)));
    // After a signal the JVM would end with 128 + n although everything stopped in good order.
    try {
      Runtime.getRuntime().halt(ended.join());
    } finally {
      Reference.reachabilityFence(archived);
    }
  }
}
