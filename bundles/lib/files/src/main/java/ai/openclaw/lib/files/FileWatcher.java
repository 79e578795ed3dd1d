package ai.openclaw.lib.files;

import ai.openclaw.lib.files.internal.LinkedFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells when files were written, replaced, removed or came back, also through a link on the way to
 * them that was pointed elsewhere. Notices of the system are used where there are any; besides,
 * every file is looked at from time to time, for file systems that send none.
 *
 * <p>One thread waits for all files; a few others look at them, so that a file system that does not
 * answer holds up its own files only. The threads start with the first file and are daemons.
 * Thread-safe.
 */
public final class FileWatcher implements AutoCloseable {
  private static final int LOOKING = 4;
  private static final int WAITING = 4096;
  private static final long IDLE_SECONDS = 5;

  private final Duration look;
  private final ThreadFactory threads;
  private final ThreadPoolExecutor lookers;
  private final Set<Watched> files = ConcurrentHashMap.newKeySet();
  private @Nullable FolderSignals signals;
  private boolean closed;

  /**
   * Creates it; nothing starts yet.
   *
   * @param threadName the name of its threads
   * @param look how often files are looked at without a notice
   */
  public FileWatcher(String threadName, Duration look) {
    this.look = look;
    this.threads =
        task -> {
          var thread = new Thread(task, threadName);
          thread.setDaemon(true);
          return thread;
        };
    this.lookers =
        new ThreadPoolExecutor(
            LOOKING,
            LOOKING,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            threads);
    lookers.allowCoreThreadTimeOut(true);
  }

  /** A file that is watched. */
  public interface Watch extends AutoCloseable {
    /** Ends the watch; a call of {@code changed} under way may still return. */
    @Override
    void close();
  }

  /**
   * Watches a file, whether it exists or not.
   *
   * @param file absolute
   * @param known how it looked when it was last read; a file that looks different by now counts as
   *     changed
   * @param changed runs on a thread of this watcher after each change; quick. Changes that follow
   *     each other closely may be told once, and one may be told twice
   */
  public Watch watch(Path file, FileStamp known, Runnable changed) {
    var watched = new Watched(file, known, changed);
    FolderSignals started;
    synchronized (this) {
      if (closed) {
        return () -> {};
      }
      if (signals == null) {
        signals = FolderSignals.open();
        threads.newThread(new Loop(signals)).start();
      }
      started = signals;
      files.add(watched);
    }
    look(watched, started, false);
    return () -> {
      files.remove(watched);
      watched.closed = true;
    };
  }

  @Override
  public synchronized void close() {
    closed = true;
    files.forEach(file -> file.closed = true);
    files.clear();
    lookers.shutdownNow();
    if (signals != null) {
      signals.close();
    }
  }

  private void look(Watched file, FolderSignals with, boolean noticed) {
    if (!file.ask(noticed)) {
      return;
    }
    try {
      lookers.execute(() -> file.look(with));
    } catch (RejectedExecutionException closedOrTooMany) {
      file.forget();
    }
  }

  private final class Loop implements Runnable {
    private final FolderSignals waitsFor;

    Loop(FolderSignals waitsFor) {
      this.waitsFor = waitsFor;
    }

    @Override
    public void run() {
      try {
        for (; ; ) {
          Set<Path> touched = waitsFor.await(look);
          waitsFor.keep(folder -> files.stream().anyMatch(file -> file.folders.contains(folder)));
          for (Watched file : files) {
            boolean noticed = touched.stream().anyMatch(file.names::contains);
            boolean near = touched.stream().anyMatch(file::near);
            if (touched.isEmpty() || noticed || near) {
              look(file, waitsFor, noticed);
            }
          }
        }
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private enum State {
    IDLE,
    ASKED,
    ASKED_NOTICED,
    LOOKING,
    AGAIN,
    AGAIN_NOTICED
  }

  private static final class Watched {
    private final Path file;
    private final Runnable changed;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private volatile FileStamp seen;
    private volatile Set<Path> folders = Set.of();
    private volatile Set<Path> names = Set.of();
    private volatile boolean closed;

    Watched(Path file, FileStamp seen, Runnable changed) {
      this.file = file;
      this.seen = seen;
      this.changed = changed;
    }

    boolean near(Path touched) {
      Path folder = touched.getParent();
      return folders.contains(touched) || (folder != null && folders.contains(folder));
    }

    /** Wants a look; true when somebody has to be sent for it. */
    boolean ask(boolean noticed) {
      State before =
          state.getAndUpdate(
              now ->
                  switch (now) {
                    case IDLE, ASKED -> noticed ? State.ASKED_NOTICED : State.ASKED;
                    case ASKED_NOTICED -> now;
                    case LOOKING, AGAIN -> noticed ? State.AGAIN_NOTICED : State.AGAIN;
                    case AGAIN_NOTICED -> now;
                  });
      return before == State.IDLE;
    }

    void forget() {
      state.set(State.IDLE);
    }

    // Whatever the listener does, a wish that came meanwhile is not forgotten.
    void look(FolderSignals signals) {
      boolean noticed = state.getAndSet(State.LOOKING) == State.ASKED_NOTICED;
      @Nullable RuntimeException broken = null;
      State before;
      do {
        try {
          lookOnce(signals, noticed);
        } catch (RuntimeException e) {
          broken = e;
        }
        before = state.getAndUpdate(now -> now == State.LOOKING ? State.IDLE : State.LOOKING);
        noticed = before == State.AGAIN_NOTICED;
      } while (before != State.LOOKING);
      if (broken != null) {
        throw broken;
      }
    }

    // The notices are asked for before the look, so that a change between the two is not lost. A
    // notice that names the file counts even if the stamp is the same: two writes may share a time.
    private void lookOnce(FolderSignals signals, boolean noticed) {
      LinkedFolders way = LinkedFolders.to(file);
      folders = way.folders();
      names = way.names();
      signals.follow(folders);
      FileStamp now = FileStamp.of(file);
      boolean different = !now.equals(seen);
      seen = now;
      if ((different || noticed) && !closed) {
        changed.run();
      }
    }
  }
}
