package ai.openclaw.core.secrets.internal.provider;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps callers of one kind from taking all threads: each lane has a limited number of them, also
 * of those that are lost in calls that do not return, and a limited queue. Thread-safe.
 */
final class Lane {
  private static final int THREADS = 16;
  private static final int QUEUED = 512;

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int held;

  private Lane() {}

  /** The lanes that are in use, by name. */
  static final class All {
    private final Executor workers;
    private final Map<String, Lane> lanes = new HashMap<>();

    All(Executor workers) {
      this.workers = workers;
    }

    /**
     * Runs a task when its lane has a thread for it.
     *
     * @throws RejectedExecutionException when too many tasks wait, in the lane or for a thread
     */
    void execute(String name, Runnable task) {
      synchronized (this) {
        Lane lane = lanes.computeIfAbsent(name, unused -> new Lane());
        if (lane.held >= THREADS) {
          if (lane.waiting.size() >= QUEUED) {
            throw new RejectedExecutionException("too many calls wait in " + name);
          }
          lane.waiting.add(task);
          return;
        }
        lane.held++;
      }
      try {
        workers.execute(() -> run(name, task));
      } catch (RejectedExecutionException e) {
        release(name);
        throw e;
      }
    }

    private synchronized void release(String name) {
      Lane lane = lanes.get(name);
      if (lane != null && --lane.held == 0) {
        lanes.remove(name);
      }
    }

    private void run(String name, Runnable task) {
      Runnable current = task;
      while (current != null) {
        current.run();
        // What one call leaves on its thread is nothing to the next one.
        Thread.interrupted();
        current = next(name);
      }
    }

    private synchronized @Nullable Runnable next(String name) {
      Lane lane = lanes.get(name);
      if (lane == null) {
        return null;
      }
      Runnable next = lane.waiting.poll();
      if (next == null) {
        release(name);
      }
      return next;
    }
  }
}
